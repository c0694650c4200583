import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import httpAdapter from 'pouchdb-adapter-http';
import leveldbAdapter from 'pouchdb-adapter-leveldb';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';

PouchDB.plugin(httpAdapter);
PouchDB.plugin(leveldbAdapter);
PouchDB.plugin(replication);

/** What is measured beside the app: PouchDB as it comes, on LevelDB, replicating with the same server. */
export interface Peer {
  readonly local: PouchDB.Database<{ text?: string }>;
  readonly remote: PouchDB.Database<{ text?: string }>;
  close(): Promise<void>;
}

/** Opens an empty database in a fresh folder, and the server's. Nothing replicates yet. */
export async function openPeer(address: string): Promise<Peer> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'commonplace-peer-'));
  const local = new PouchDB<{ text?: string }>(path.join(dir, 'db'), { adapter: 'leveldb' });
  const remote = new PouchDB<{ text?: string }>(address, { adapter: 'http', skip_setup: true });
  return {
    local,
    remote,
    async close() {
      await local.close();
      await fs.rm(dir, { recursive: true, force: true });
    },
  };
}
