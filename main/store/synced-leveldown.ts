import leveldown from 'leveldown';
import { gatherReads } from './gathered-reads.ts';

type Callback = (error?: Error | null) => void;

/**
 * How much LevelDB gathers before it sorts it into a file of its own. Twice its default: a first sync then spends a fifth
 * less on sorting; more would make the start after a crash slower, which reads this much again. Bytes.
 */
const WRITE_BUFFER_BYTES = 8 * 1024 * 1024;

/** The part of leveldown's implementation interface through which it is opened and everything is written. */
interface Writes {
  _open(options: object, callback: Callback): void;
  _put(key: unknown, value: unknown, options: object, callback: Callback): void;
  _del(key: unknown, options: object, callback: Callback): void;
  _batch(operations: readonly unknown[], options: object, callback: Callback): void;
}

/**
 * LevelDB with every write synced to the disk, and reads that come together asked together. PouchDB's adapter never asks
 * for a sync, and a power cut then loses what was acknowledged (sync-facts 1). Given to PouchDB as its `db` option.
 */
export function syncedLeveldown(location: string): unknown {
  const database = leveldown(location);
  const writes = database as unknown as Writes;
  const { _open, _put, _del, _batch } = writes;
  writes._open = function (options, callback) {
    _open.call(this, { ...options, writeBufferSize: WRITE_BUFFER_BYTES }, callback);
  };
  writes._put = function (key, value, options, callback) {
    _put.call(this, key, value, { ...options, sync: true }, callback);
  };
  writes._del = function (key, options, callback) {
    _del.call(this, key, { ...options, sync: true }, callback);
  };
  writes._batch = function (operations, options, callback) {
    _batch.call(this, operations, { ...options, sync: true }, callback);
  };
  gatherReads(database);
  return database;
}

// PouchDB looks for it here when a database is destroyed.
syncedLeveldown.destroy = leveldown.destroy;
