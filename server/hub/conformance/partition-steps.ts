import type { ConformanceStep } from './step.ts';

const roleGuard = `function (doc, old, user, security) {
  if (user.roles.indexOf('_admin') !== -1) return;
  var roles = security.commonplace && security.commonplace.roles;
  if (!roles || roles[user.name] !== 'editor') throw({ forbidden: 'no editor' });
  if (old && old.sealed && !doc._deleted) throw({ forbidden: 'sealed' });
}`;

/** A partitioned database whose guard reads roles from the security object, and the end of both databases. */
export const partitionSteps: readonly ConformanceStep[] = [
  // roles kept in _security, read by the guard, changed by a database admin; a partitioned database
  { name: 'create partitioned database', as: 'admin', method: 'PUT', path: '/{db}-p?partitioned=true' },
  { name: 'partitioned: an id needs a partition', as: 'admin', method: 'PUT', path: '/{db}-p/plain', body: {} },
  {
    name: 'partitioned: install the role guard',
    as: 'admin',
    method: 'PUT',
    path: '/{db}-p/_design/guard',
    body: { language: 'javascript', options: { partitioned: false }, validate_doc_update: roleGuard },
  },
  {
    name: 'security with keys of our own',
    as: 'admin',
    method: 'PUT',
    path: '/{db}-p/_security',
    body: {
      admins: { names: ['bob'], roles: ['_admin'] },
      members: { names: ['alice'], roles: [] },
      commonplace: { roles: { alice: 'reader' } },
    },
  },
  {
    name: 'a reader is refused by the guard',
    as: 'alice',
    method: 'PUT',
    path: '/{db}-p/n1:s:0001',
    body: { t: 'segment', by: 'alice', n: 1 },
  },
  {
    name: 'a reader is refused in a replicated write, per document',
    as: 'alice',
    method: 'POST',
    path: '/{db}-p/_bulk_docs',
    body: {
      new_edits: false,
      docs: [
        {
          _id: 'n1:s:0001',
          _rev: '1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
          _revisions: { start: 1, ids: ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'] },
          t: 'segment',
          by: 'alice',
        },
      ],
    },
  },
  {
    name: 'a database admin changes a role',
    as: 'bob',
    method: 'PUT',
    path: '/{db}-p/_security',
    body: {
      admins: { names: ['bob'], roles: ['_admin'] },
      members: { names: ['alice'], roles: [] },
      commonplace: { roles: { alice: 'editor' } },
    },
  },
  { name: 'security is given back whole', as: 'alice', method: 'GET', path: '/{db}-p/_security' },
  {
    name: 'an editor writes',
    as: 'alice',
    method: 'PUT',
    path: '/{db}-p/n1:s:0001',
    body: { t: 'segment', by: 'alice', sealed: true, n: 1 },
    save: { prev: 'rev' },
  },
  {
    name: 'a sealed document is not rewritten',
    as: 'alice',
    method: 'PUT',
    path: '/{db}-p/n1:s:0001',
    body: { _rev: '{prev}', t: 'segment', by: 'alice', n: 2 },
  },
  {
    name: 'the same, as a replicated child revision',
    as: 'alice',
    method: 'POST',
    path: '/{db}-p/_bulk_docs',
    body: {
      new_edits: false,
      docs: [
        {
          _id: 'n1:s:0001',
          _rev: '2-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
          _revisions: { start: 2, ids: ['bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', '{prevhash}'] },
          t: 'segment',
          by: 'alice',
          n: 2,
        },
      ],
    },
    before: 'prevhash',
  },
  {
    name: 'a replicated branch without ancestor looks like a create',
    as: 'alice',
    method: 'POST',
    path: '/{db}-p/_bulk_docs',
    body: {
      new_edits: false,
      docs: [
        {
          _id: 'n1:s:0001',
          _rev: '1-cccccccccccccccccccccccccccccccc',
          _revisions: { start: 1, ids: ['cccccccccccccccccccccccccccccccc'] },
          t: 'segment',
          by: 'alice',
          n: 9,
        },
      ],
    },
  },
  // Which branch wins depends on hashes that differ from server to server, and so do the fields of the answer.
  {
    name: 'and is then a conflict',
    as: 'alice',
    method: 'GET',
    path: '/{db}-p/n1:s:0001?conflicts=true',
    only: ['_conflicts', '_id', '_rev', 'by', 't', 'n'],
  },
  { name: 'partition listing', as: 'alice', method: 'GET', path: '/{db}-p/_partition/n1/_all_docs', loose: true },
  {
    name: 'changes by selector',
    as: 'alice',
    method: 'POST',
    path: '/{db}-p/_changes?filter=_selector',
    body: { selector: { t: 'segment' } },
  },
  { name: 'a database admin sets the revs limit', as: 'bob', method: 'PUT', path: '/{db}-p/_revs_limit', raw: '300' },
  {
    name: 'take the rights away',
    as: 'bob',
    method: 'PUT',
    path: '/{db}-p/_security',
    body: { admins: { names: ['bob'], roles: ['_admin'] }, members: { names: ['bob'], roles: [] } },
  },
  { name: 'then reading stops', as: 'alice', method: 'GET', path: '/{db}-p/_changes' },
  { name: 'delete the partitioned database', as: 'admin', method: 'DELETE', path: '/{db}-p' },
  { name: 'delete database as member', as: 'alice', method: 'DELETE', path: '/{db}' },
  { name: 'delete database', as: 'admin', method: 'DELETE', path: '/{db}' },
  { name: 'changes of a deleted database', as: 'alice', method: 'GET', path: '/{db}/_changes' },
];
