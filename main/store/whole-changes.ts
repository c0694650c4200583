/** A revision that no document has: of a change whose document was written anew while it was read. */
export const REWRITTEN = '0-rewritten';

type ProcessChange = (document: object | undefined, metadata: { readonly id: string }, options: unknown) => unknown;
type ListChanges = (options: { processChange: ProcessChange }) => unknown;

/**
 * Has PouchDB's list of changes survive a document that is written anew while it is read: of several leaves the winner is
 * read by itself, and its body may be compacted by then. PouchDB (leveldb-core 9.0.0) then reads a field of nothing,
 * outside every promise, and the list never ends. Here such a change has a document of the revision `REWRITTEN`; what it
 * was written to comes as a later change.
 */
export function tolerateRewriting(database: object): void {
  const adapter = database as { _changes: ListChanges };
  const list = adapter._changes;
  adapter._changes = (options) => {
    const { processChange } = options;
    options.processChange = (document, metadata, given) =>
      processChange(document ?? { _id: metadata.id, _rev: REWRITTEN }, metadata, given);
    return list.call(database, options);
  };
}
