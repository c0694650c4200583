import leveldown from 'leveldown';

type Callback = (error?: Error | null) => void;

/** The part of leveldown's implementation interface through which everything is written. */
interface Writes {
  _put(key: unknown, value: unknown, options: object, callback: Callback): void;
  _del(key: unknown, options: object, callback: Callback): void;
  _batch(operations: readonly unknown[], options: object, callback: Callback): void;
}

/**
 * LevelDB with every write synced to the disk. PouchDB's adapter never asks for it, and a power cut then loses what
 * was acknowledged (sync-facts 1). Given to PouchDB as its `db` option.
 */
export function syncedLeveldown(location: string): unknown {
  const database: unknown = leveldown(location);
  const writes = database as Writes;
  const { _put, _del, _batch } = writes;
  writes._put = function (key, value, options, callback) {
    _put.call(this, key, value, { ...options, sync: true }, callback);
  };
  writes._del = function (key, options, callback) {
    _del.call(this, key, { ...options, sync: true }, callback);
  };
  writes._batch = function (operations, options, callback) {
    _batch.call(this, operations, { ...options, sync: true }, callback);
  };
  return database;
}

// PouchDB looks for it here when a database is destroyed.
syncedLeveldown.destroy = leveldown.destroy;
