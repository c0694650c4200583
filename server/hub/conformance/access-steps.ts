import type { ConformanceStep } from './step.ts';

const guard = `function (doc, old, user) {
  if (user.roles.indexOf('_admin') !== -1) return;
  if (!user.name) throw({ unauthorized: 'sign in' });
  if (doc._deleted) return;
  if (doc.by !== user.name) throw({ forbidden: 'by must be the writer' });
}`;

/** Who may sign in, make a database, read it and install a guard. */
export const accessSteps: readonly ConformanceStep[] = [
  { name: 'welcome', as: 'nobody', method: 'GET', path: '/', loose: true },
  { name: 'up', as: 'nobody', method: 'GET', path: '/_up', loose: true },
  { name: 'session, not signed in', as: 'nobody', method: 'GET', path: '/_session', only: ['ok', 'userCtx'] },
  { name: 'session, signed in by basic auth', as: 'admin', method: 'GET', path: '/_session', only: ['ok', 'userCtx'] },
  { name: 'wrong password', as: 'wrong', method: 'GET', path: '/_session' },
  { name: 'create users database', as: 'admin', method: 'PUT', path: '/_users', loose: true, anyStatus: [201, 412] },
  {
    name: 'create alice',
    as: 'admin',
    method: 'PUT',
    path: '/_users/org.couchdb.user:alice',
    body: { name: 'alice', password: 'alice-pw', roles: [], type: 'user' },
    anyStatus: [201, 409],
    loose: true,
  },
  {
    name: 'create bob',
    as: 'admin',
    method: 'PUT',
    path: '/_users/org.couchdb.user:bob',
    body: { name: 'bob', password: 'bob-pw', roles: [], type: 'user' },
    anyStatus: [201, 409],
    loose: true,
  },
  { name: 'anonymous may not create a database', as: 'nobody', method: 'PUT', path: '/{db}' },
  { name: 'a plain user may not create a database', as: 'alice', method: 'PUT', path: '/{db}' },
  { name: 'create database', as: 'admin', method: 'PUT', path: '/{db}' },
  { name: 'create it again', as: 'admin', method: 'PUT', path: '/{db}' },
  { name: 'bad database name', as: 'admin', method: 'PUT', path: '/Upper', loose: true },
  { name: 'new database is closed to plain users', as: 'alice', method: 'GET', path: '/{db}' },
  { name: 'new database is closed to anonymous', as: 'nobody', method: 'GET', path: '/{db}' },
  { name: 'default security', as: 'admin', method: 'GET', path: '/{db}/_security' },
  {
    name: 'make alice a member',
    as: 'admin',
    method: 'PUT',
    path: '/{db}/_security',
    body: { admins: { names: [], roles: ['_admin'] }, members: { names: ['alice'], roles: [] } },
  },
  {
    name: 'a member may not change security',
    as: 'alice',
    method: 'PUT',
    path: '/{db}/_security',
    body: { members: { names: ['bob'], roles: [] } },
    anyStatus: [401, 403, 500],
    loose: true,
  },
  {
    name: 'alice reads the database info',
    as: 'alice',
    method: 'GET',
    path: '/{db}',
    only: ['db_name', 'update_seq', 'doc_count', 'doc_del_count'],
  },
  { name: 'bob still may not', as: 'bob', method: 'GET', path: '/{db}' },
  {
    name: 'anonymous may not _bulk_get',
    as: 'nobody',
    method: 'POST',
    path: '/{db}/_bulk_get',
    body: { docs: [{ id: 'x' }] },
  },
  { name: 'anonymous may not read changes', as: 'nobody', method: 'GET', path: '/{db}/_changes' },
  { name: 'bob may not _all_docs', as: 'bob', method: 'GET', path: '/{db}/_all_docs' },
  {
    name: 'a member may not write a design document',
    as: 'alice',
    method: 'PUT',
    path: '/{db}/_design/mine',
    body: { views: {} },
  },
  {
    name: 'install the guard',
    as: 'admin',
    method: 'PUT',
    path: '/{db}/_design/guard',
    body: { language: 'javascript', validate_doc_update: guard },
  },
];
