declare module 'pouchdb-adapter-leveldb' {
  const plugin: PouchDB.Plugin;
  export default plugin;
}

declare module 'pouchdb-adapter-memory' {
  const plugin: PouchDB.Plugin;
  export default plugin;
}

declare namespace PouchDB {
  interface Database {
    /** The whole revision tree of a document, stubs of lost bodies included. Not part of the documented interface, stable since 2013. */
    _getRevisionTree(id: string, callback: (error: unknown, tree: unknown) => void): void;
  }
}
