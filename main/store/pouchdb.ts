import PouchDB from 'pouchdb-core';
import leveldbAdapter from 'pouchdb-adapter-leveldb';

/** PouchDB with what this app uses of it: documents and revision trees on LevelDB. */
export const Pouch: PouchDB.Static = PouchDB.plugin(leveldbAdapter);
