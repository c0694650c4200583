import type leveldown from 'leveldown';
import { withDeadline } from './deadline.ts';
import { syncedLeveldown } from './synced-leveldown.ts';

/** One change of a batch. */
export type LevelChange =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

/** An ordered map on the disk; every write is synced, every call has a deadline. Rejects with whatever LevelDB says. */
export interface Level {
  /** Undefined when there is no such key. Rejects when the block it lies in is damaged. */
  get(key: string): Promise<string | undefined>;
  /** All of it or nothing. */
  write(changes: readonly LevelChange[]): Promise<void>;
  /** What begins with `prefix`, in order. For small values: all of them are in memory at once. */
  entries(prefix: string): Promise<[key: string, value: string][]>;
  close(): Promise<void>;
}

/** Opens the database in a folder, or makes it there. */
export async function openLevel(dir: string): Promise<Level> {
  const database = syncedLeveldown(dir) as ReturnType<typeof leveldown>;
  await settled('open', (done) => database.open({}, done));
  return {
    get: (key) => {
      const found = settled<string>('read', (done) =>
        database.get(key, { asBuffer: false }, (error, value) => done(error, String(value))),
      );
      return found.catch((cause: unknown) => {
        if (cause instanceof Error && /notfound/i.test(cause.message)) return undefined;
        throw cause;
      });
    },
    write: (changes) => settled('write', (done) => void database.batch([...changes], done)),
    entries: (prefix) => withDeadline(readEntries(database, prefix), 'list'),
    close: () => settled('close', (done) => database.close(done)),
  };
}

function settled<T = void>(
  what: string,
  call: (done: (error: Error | null | undefined, value?: T) => void) => void,
): Promise<T> {
  const work = new Promise<T>((resolve, reject) => {
    call((error, value) => (error ? reject(error) : resolve(value as T)));
  });
  return withDeadline(work, what);
}

async function readEntries(database: ReturnType<typeof leveldown>, prefix: string): Promise<[string, string][]> {
  const range = { gte: prefix, lt: `${prefix}\uffff`, keyAsBuffer: false, valueAsBuffer: false };
  const iterator = database.iterator(range);
  const entries: [string, string][] = [];
  try {
    for (;;) {
      const entry = await new Promise<[string, string] | undefined>((resolve, reject) => {
        iterator.next((error: Error | undefined | null, key?: unknown, value?: unknown) => {
          if (error) reject(error);
          else resolve(key === undefined ? undefined : [String(key), String(value)]);
        });
      });
      if (entry === undefined) return entries;
      entries.push(entry);
    }
  } finally {
    await new Promise((resolve) => iterator.end(resolve));
  }
}
