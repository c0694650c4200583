import { createHub, type Hub } from '../../server/hub/index.ts';

/** A server with one database that alice and bob share; ask for their addresses. */
export interface Team {
  readonly hub: Hub | undefined;
  /** `http://name:password@host:port/database` for a member, or for the server's administrator. */
  readonly address: (name: 'admin' | 'alice' | 'bob') => string;
  close(): Promise<void>;
}

let teamCount = 0;

/**
 * A hub in memory, or the CouchDB that `COUCHDB_URL` (with an administrator in it) names, with the accounts alice and
 * bob and a fresh database that is theirs.
 */
export async function createTeam(options: { makeDatabase?: boolean } = {}): Promise<Team> {
  const external = process.env['COUCHDB_URL'];
  const hub = external
    ? undefined
    : await createHub({ admin: 'admin', password: 'secret', storage: { kind: 'memory' } });
  const base = new URL(external ?? hub?.url ?? '');
  if (!external) [base.username, base.password] = ['admin', 'secret'];
  teamCount += 1;
  const database = `team-${Date.now().toString(36)}-${process.pid}-${teamCount}`;
  const ask = (method: string, path: string, body?: unknown) => askAdmin(base, method, path, body);
  for (const name of ['alice', 'bob']) {
    const user = { name, password: `${name}-pw`, roles: [], type: 'user' };
    await ask('PUT', `/_users/org.couchdb.user:${name}`, user);
  }
  if (options.makeDatabase !== false) {
    await ask('PUT', `/${database}`);
    const members = { names: ['alice', 'bob'], roles: [] };
    await ask('PUT', `/${database}/_security`, { admins: { names: [], roles: ['_admin'] }, members });
  }
  return {
    hub,
    address(name) {
      const url = new URL(`/${database}`, base);
      if (name !== 'admin') [url.username, url.password] = [name, `${name}-pw`];
      return url.href;
    },
    async close() {
      await ask('DELETE', `/${database}`);
      await hub?.close();
    },
  };
}

async function askAdmin(base: URL, method: string, path: string, body?: unknown): Promise<void> {
  const authorization = `Basic ${btoa(`${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`)}`;
  const response = await fetch(new URL(path, base.origin), {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  const isKnown = response.status === 409 || response.status === 412 || response.status === 404;
  if (!response.ok && !isKnown) throw new Error(`${method} ${path}: ${response.status}`);
}
