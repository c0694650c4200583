import type { Team } from './team.ts';

/** The database for the files of a team, as its administrator sees it. */
export interface FilesServer {
  /** Makes the database, for alice and bob. */
  make(): Promise<void>;
  /** Ids of everything in it but design documents, with their revisions. */
  ids(): Promise<string[]>;
  /** Puts documents as they are, under their own revisions. */
  put(documents: readonly object[]): Promise<void>;
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; json: Record<string, unknown> }>;
}

/** A way to ask the server of a team about its files. */
export function filesServerOf(team: Team): FilesServer {
  const address = new URL(team.address('admin'));
  const authorization = `Basic ${btoa(`${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`)}`;
  const base = `${address.origin}${address.pathname}-files`;
  const ask: FilesServer['ask'] = async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  return {
    ask,
    async make() {
      await ask('PUT', '');
      const members = { names: ['alice', 'bob'], roles: [] };
      await ask('PUT', '/_security', { admins: { names: [], roles: ['_admin'] }, members });
    },
    async ids() {
      const { json } = await ask('GET', '/_changes?style=all_docs');
      const rows = (json['results'] ?? []) as { id: string; changes: { rev: string }[] }[];
      return rows
        .filter(({ id }) => !id.startsWith('_'))
        .flatMap(({ id, changes }) => changes.map(({ rev }) => `${id} ${rev}`))
        .sort();
    },
    async put(documents) {
      const { status } = await ask('POST', '/_bulk_docs', { new_edits: false, docs: documents });
      if (status >= 300) throw new Error(`documents not put: ${status}`);
    },
  };
}
