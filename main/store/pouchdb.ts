import PouchDB from 'pouchdb-core';
import httpAdapter from 'pouchdb-adapter-http';
import leveldbAdapter from 'pouchdb-adapter-leveldb';
import replication from 'pouchdb-replication';

/** PouchDB with what this app uses of it: LevelDB here, HTTP there, replication between. */
export const Pouch: PouchDB.Static = PouchDB.plugin(leveldbAdapter).plugin(httpAdapter).plugin(replication);
