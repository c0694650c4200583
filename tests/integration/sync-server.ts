import { randomBytes } from 'node:crypto';
import { test, type TestAPI } from 'vitest';
import type { WorkspaceId } from '../../core/contract/ids.ts';
import { aboutDocument } from '../../core/sync/about.ts';
import { createHub, type Hub } from '../../server/hub/index.ts';

/** A CouchDB with an administrator in its address; without it a hub in memory is started. */
const external = process.env['COUCHDB_URL'] ? new URL(process.env['COUCHDB_URL']) : undefined;
const unique = randomBytes(4).toString('hex');

export const WORKSPACE = '0'.repeat(20) as WorkspaceId;
export const ADMIN = {
  account: decodeURIComponent(external?.username ?? 'admin'),
  password: decodeURIComponent(external?.password ?? 'admin-pw'),
};
export const ALICE = { account: 'alice', password: 'alice-pw' };
export const BOB = { account: 'bob', password: 'bob-pw' };
/** Whose password is mistyped: an account of this run alone, because CouchDB locks those that fail often. */
export const CAROL = { account: `carol-${unique}`, password: 'carol-pw' };

if (external !== undefined)
  console.warn('COUCHDB_URL is set: tests that need a hub (its faults, its restarts) are SKIPPED in this file.');

/** A test that makes the server fail, or stops and starts it: possible with a hub only. */
export const hubTest: ReturnType<TestAPI['skipIf']> = test.skipIf(external !== undefined);

type Json = Record<string, unknown>;

/** A server with a workspace for alice, bob and carol, and a way to ask it things as its admin. */
export interface TestServer {
  /** Address and database of the workspace. */
  readonly place: { readonly url: string; readonly database: string };
  /** Rejects the test when the server is not a hub: such a test must be a `hubTest`. */
  readonly hub: Hub;
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; json: Json }>;
  /** All leaves of all segments on the server: `id rev`. */
  segments(): Promise<string[]>;
  close(): Promise<void>;
}

/** The database's members and roles. */
export const security = (roles: Json): Json => ({
  admins: { names: [], roles: ['_admin'] },
  members: { names: ['alice', 'bob', CAROL.account], roles: [] },
  commonplace: { roles },
});

const guard = `function (doc, old, user, security) {
  if (user.roles.indexOf('_admin') !== -1) return;
  if (security.commonplace.roles[user.name] !== 'editor') throw({ forbidden: 'no editor' });
}`;

interface ServerOptions {
  readonly port?: number;
  /** Keeps the data there, to be started on again. */
  readonly dir?: string;
  /** The data is there already. */
  readonly isBare?: boolean;
}

const hubDatabase = 'notes';
let serverCount = 0;

/** Starts a hub, or makes a database of a name of its own on the server of `COUCHDB_URL`. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  serverCount += 1;
  const hub = external === undefined ? await startHub(options) : undefined;
  const prefix = `${external?.origin ?? ''}${external?.pathname.replace(/\/$/, '') ?? ''}`;
  const url = hub?.url ?? prefix;
  const database = hub === undefined ? `sync-${unique}-${serverCount}` : hubDatabase;
  const ask = askAsAdmin(url);
  if (options.isBare !== true) await furnish(ask, database);
  return {
    place: { url, database },
    get hub() {
      if (hub === undefined) throw new Error('this test needs a hub');
      return hub;
    },
    ask,
    segments: () => readSegments(ask, database),
    close: () => hub?.close() ?? cleanUp(ask, database),
  };
}

function startHub({ port = 0, dir }: ServerOptions): Promise<Hub> {
  const { account: admin, password } = ADMIN;
  return createHub({ admin, password, port, storage: dir === undefined ? { kind: 'memory' } : { kind: 'disk', dir } });
}

function askAsAdmin(url: string): TestServer['ask'] {
  const authorization = `Basic ${Buffer.from(`${ADMIN.account}:${ADMIN.password}`).toString('base64')}`;
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Json };
  };
}

async function readSegments(ask: TestServer['ask'], database: string): Promise<string[]> {
  const { json } = await ask('GET', `/${database}/_changes?style=all_docs`);
  const rows = json['results'] as { id: string; changes: { rev: string }[] }[];
  return rows
    .filter((row) => row.id.includes(':s:'))
    .flatMap((row) => row.changes.map((each) => `${row.id} ${each.rev}`))
    .sort();
}

async function furnish(ask: TestServer['ask'], database: string): Promise<void> {
  for (const { account, password } of [ALICE, BOB, CAROL]) {
    await ask('PUT', `/_users/org.couchdb.user:${account}`, { name: account, password, roles: [], type: 'user' });
  }
  await ask('PUT', `/${database}?partitioned=true`);
  await ask('PUT', `/${database}/_security`, security({ alice: 'editor', bob: 'editor', [CAROL.account]: 'editor' }));
  await ask('PUT', `/${database}/_design/guard`, {
    language: 'javascript',
    options: { partitioned: false },
    validate_doc_update: guard,
  });
  await ask('PUT', `/${database}/ws:about`, aboutDocument('admin', WORKSPACE));
}

/** Takes away what the tests left on a server that is not ours: databases whose names begin with `database`, and carol. */
async function cleanUp(ask: TestServer['ask'], database: string): Promise<void> {
  const { json: names } = await ask('GET', '/_all_dbs');
  for (const name of Object.values(names)) {
    if (String(name).startsWith(database)) await ask('DELETE', `/${encodeURIComponent(String(name))}`);
  }
  const carol = `/_users/org.couchdb.user:${CAROL.account}`;
  const { status, json } = await ask('GET', carol);
  if (status === 200) await ask('DELETE', `${carol}?rev=${String(json['_rev'])}`);
}
