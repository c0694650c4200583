import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { notFound, Refusal } from '../http/refusal.ts';
import { type Database, openDatabase } from './database.ts';
import { type DatabaseRecord, newDatabaseRecord } from './database-record.ts';
import type { StoreLocation } from './document-store.ts';
import { type HubState, type HubStorage, saveHubState } from './hub-state.ts';
import { createLock } from './lock.ts';

/** The databases of a hub. Each is opened when it is first asked for. */
export interface Catalog {
  names(): string[];
  /** Throws a 404 refusal when there is none of that name. */
  get(name: string): Promise<Database>;
  /** Throws a 412 refusal when there is one already. The name must have been checked. */
  create(name: string, options: { partitioned: boolean }): Promise<void>;
  remove(name: string): Promise<void>;
  /** Keeps what was changed in a database's record. */
  save(): Promise<void>;
  /** The LevelDB folder of a database; `undefined` in memory. */
  folderOf(record: DatabaseRecord): string | undefined;
  close(): Promise<void>;
}

/** Creates the catalog over a loaded state. */
export function createCatalog(storage: HubStorage, state: HubState): Catalog {
  const opened = new Map<string, Promise<Database>>();
  const locked = createLock();
  const save = (): Promise<void> => saveHubState(storage, state);
  const folderOf = (record: DatabaseRecord): string | undefined =>
    storage.kind === 'disk' ? path.join(storage.dir, `db-${record.uuid}`) : undefined;
  const locationOf = (record: DatabaseRecord): StoreLocation => {
    const folder = folderOf(record);
    return folder === undefined
      ? { kind: 'memory', name: `hub-${state.uuid}-${record.uuid}` }
      : { kind: 'disk', folder };
  };
  const find = (name: string): DatabaseRecord | undefined => state.databases.find((record) => record.name === name);

  async function get(name: string): Promise<Database> {
    const record = find(name);
    if (!record) throw notFound('Database does not exist.');
    const open = opened.get(name) ?? openDatabase(record, locationOf(record));
    opened.set(name, open);
    return open;
  }

  return {
    names: () => state.databases.map((record) => record.name).sort(),
    get,
    create: (name, { partitioned }) =>
      locked(async () => {
        if (find(name)) {
          throw new Refusal(412, 'file_exists', 'The database could not be created, the file already exists.');
        }
        state.databases.push(newDatabaseRecord(name, randomUUID().replaceAll('-', ''), partitioned));
        await save();
      }),
    remove: (name) =>
      locked(async () => {
        const database = await get(name);
        state.databases.splice(state.databases.indexOf(database.record), 1);
        opened.delete(name);
        await save();
        await database.destroy();
        const folder = folderOf(database.record);
        if (folder !== undefined) await rm(folder, { recursive: true, force: true });
      }),
    save: () => locked(save),
    folderOf,
    async close() {
      for (const database of [...opened.values()]) await (await database).close();
      opened.clear();
    },
  };
}
