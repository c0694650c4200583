import PouchDB from 'pouchdb-core';
import httpAdapter from 'pouchdb-adapter-http';
import memoryAdapter from 'pouchdb-adapter-memory';
import replication from 'pouchdb-replication';

PouchDB.plugin(httpAdapter);
PouchDB.plugin(memoryAdapter);
PouchDB.plugin(replication);

/** A PouchDB in memory that replicates with a database of a hub, as the app does. */
export interface Peer {
  put(document: { _id: string; _rev?: string; [field: string]: unknown }): Promise<string>;
  /** The winner with its losing leaves, or `undefined`. */
  get(id: string): Promise<{ _rev: string; _conflicts?: string[] | undefined; [field: string]: unknown } | undefined>;
  count(): Promise<number>;
  /** Sends what the hub lacks; how many documents were written and refused. */
  push(): Promise<{ written: number; refused: number }>;
  pull(): Promise<{ written: number; refused: number }>;
  /** Replicates both ways until closed. `onChange` is called whenever documents came in. */
  live(onChange: () => void): void;
  close(): Promise<void>;
}

/** Opens a peer. `url` is the database with credentials in it. */
export function openPeer(name: string, url: string): Peer {
  const local = new PouchDB<{ [field: string]: unknown }>(name, { adapter: 'memory' });
  const remote = new PouchDB<{ [field: string]: unknown }>(url, { adapter: 'http', skip_setup: true });
  const running: { cancel(): void }[] = [];
  const summary = (result: PouchDB.Replication.ReplicationResultComplete<object>) => ({
    written: result.docs_written,
    refused: result.doc_write_failures,
  });
  return {
    put: async (document) => (await local.put(document)).rev,
    get: (id) => local.get(id, { conflicts: true }).catch(() => undefined),
    count: async () => (await local.info()).doc_count,
    push: async () => summary(await local.replicate.to(remote)),
    pull: async () => summary(await local.replicate.from(remote)),
    live(onChange) {
      running.push(local.replicate.to(remote, { live: true, retry: true }));
      running.push(local.replicate.from(remote, { live: true, retry: true }).on('change', onChange));
    },
    async close() {
      for (const replicating of running) replicating.cancel();
      await local.destroy();
    },
  };
}
