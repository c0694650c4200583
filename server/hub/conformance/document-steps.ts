import type { ConformanceStep } from './step.ts';
import { segment } from './segment.ts';

/** Writing and reading documents, one by one and in bulk, with their revisions. */
export const documentSteps: readonly ConformanceStep[] = [
  {
    name: 'put',
    as: 'alice',
    method: 'PUT',
    path: '/{db}/n1:d1:0001',
    body: segment('n1:d1:0001', 1, 'AAAA'),
    save: { rev1: 'rev' },
  },
  {
    name: 'put without rev conflicts',
    as: 'alice',
    method: 'PUT',
    path: '/{db}/n1:d1:0001',
    body: segment('n1:d1:0001', 1, 'BBBB'),
  },
  {
    name: 'put with rev',
    as: 'alice',
    method: 'PUT',
    path: '/{db}/n1:d1:0001',
    body: segment('n1:d1:0001', 2, 'BBBB', '{rev1}'),
    save: { rev2: 'rev' },
  },
  {
    name: 'the guard forbids',
    as: 'alice',
    method: 'PUT',
    path: '/{db}/n1:d1:0002',
    body: { ...segment('n1:d1:0002', 1, 'A'), by: 'mallory' },
  },
  { name: 'get', as: 'alice', method: 'GET', path: '/{db}/n1:d1:0001' },
  { name: 'get with revs', as: 'alice', method: 'GET', path: '/{db}/n1:d1:0001?revs=true&conflicts=true' },
  { name: 'get an old revision after no compaction', as: 'alice', method: 'GET', path: '/{db}/n1:d1:0001?rev={rev1}' },
  { name: 'get missing', as: 'alice', method: 'GET', path: '/{db}/absent' },
  {
    name: 'open_revs all',
    as: 'alice',
    method: 'GET',
    path: '/{db}/n1:d1:0001?open_revs=all',
    headers: { accept: 'application/json' },
  },
  {
    name: 'all_docs keys',
    as: 'alice',
    method: 'POST',
    path: '/{db}/_all_docs',
    body: { keys: ['n1:d1:0001', 'absent'] },
  },
  {
    name: 'all_docs range with docs',
    as: 'alice',
    method: 'GET',
    path: '/{db}/_all_docs?startkey=%22n1%3A%22&endkey=%22n1%3A%EF%BF%B0%22&include_docs=true',
  },
  {
    name: 'revs_diff',
    as: 'alice',
    method: 'POST',
    path: '/{db}/_revs_diff',
    body: {
      'n1:d1:0001': ['{rev2}', '9-ffffffffffffffffffffffffffffffff'],
      'n9:d1:0001': ['1-ffffffffffffffffffffffffffffffff'],
    },
  },
  {
    name: 'bulk_docs new_edits false, accepted',
    as: 'alice',
    method: 'POST',
    path: '/{db}/_bulk_docs',
    body: {
      new_edits: false,
      docs: [
        {
          ...segment('n2:d1:0001', 3, 'CCCC'),
          _rev: '3-cccccccccccccccccccccccccccccccc',
          _revisions: {
            start: 3,
            ids: [
              'cccccccccccccccccccccccccccccccc',
              'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
              'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
            ],
          },
        },
      ],
    },
  },
  {
    name: 'bulk_docs new_edits false, one refused',
    as: 'alice',
    method: 'POST',
    path: '/{db}/_bulk_docs',
    body: {
      new_edits: false,
      docs: [
        {
          _id: 'n3:d1:0001',
          _rev: '1-dddddddddddddddddddddddddddddddd',
          _revisions: { start: 1, ids: ['dddddddddddddddddddddddddddddddd'] },
          v: 1,
          t: 'segment',
          by: 'mallory',
          n: 1,
          p: 'A',
        },
      ],
    },
  },
  {
    name: 'bulk_docs, mixed results',
    as: 'alice',
    method: 'POST',
    path: '/{db}/_bulk_docs',
    body: { docs: [segment('n4:d1:0001', 1, 'A'), segment('n1:d1:0001', 1, 'conflict')] },
  },
  {
    name: 'a second branch makes a conflict',
    as: 'alice',
    method: 'POST',
    path: '/{db}/_bulk_docs',
    body: {
      new_edits: false,
      docs: [
        {
          ...segment('n2:d1:0001', 1, 'OTHER'),
          _rev: '1-eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
          _revisions: { start: 1, ids: ['eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'] },
        },
      ],
    },
  },
  { name: 'conflicts are shown', as: 'alice', method: 'GET', path: '/{db}/n2:d1:0001?conflicts=true' },
  {
    name: 'bulk_get, found and missing',
    as: 'alice',
    method: 'POST',
    path: '/{db}/_bulk_get?revs=true&latest=true',
    body: {
      docs: [
        { id: 'n1:d1:0001', rev: '{rev1}' },
        { id: 'absent', rev: '1-ffffffffffffffffffffffffffffffff' },
      ],
    },
  },
];
