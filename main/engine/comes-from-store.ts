/** Whether LevelDB or PouchDB threw: only then is the workspace's database in doubt. */
export function comesFromStore(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    /[\\/](?:level[a-z]*|encoding-down|pouchdb[a-z-]*|sublevel-pouchdb)[\\/]/.test(cause.stack ?? '')
  );
}
