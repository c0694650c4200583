import PouchDB from 'pouchdb-core';
import leveldbAdapter from 'pouchdb-adapter-leveldb';
import memoryAdapter from 'pouchdb-adapter-memory';
import { type HubDocument, isObject } from '../json.ts';
import type { IndexLeaf, IndexRow } from './change-index.ts';
import { leavesOf, type Revision, revisionsOf } from './revision-tree.ts';

// LevelDB first: PouchDB prefers adapters in the order of their registration, for everyone in this process.
PouchDB.plugin(leveldbAdapter);
PouchDB.plugin(memoryAdapter);

/** Where a database lives: a LevelDB folder, or memory under a name that is unique in this process. */
export type StoreLocation =
  { readonly kind: 'disk'; readonly folder: string } | { readonly kind: 'memory'; readonly name: string };

/** What to read along with a document. `latest` follows `rev` to the leaf that it became. */
export interface ReadOptions {
  readonly rev?: string;
  readonly revs?: boolean;
  readonly conflicts?: boolean;
  readonly latest?: boolean;
}

/** One document that PouchDB refused, by its place in the batch. */
interface WriteFailure {
  readonly status: number;
  readonly reason: string;
}

/** The PouchDB of one database, reduced to what the hub needs. Missing documents are `undefined`, not errors. */
export interface DocumentStore {
  get(id: string, options?: ReadOptions): Promise<HubDocument | undefined>;
  revisions(id: string): Promise<Revision[]>;
  /** Writes new edits; answers a revision or a failure for each document, in order. */
  writeEdits(documents: HubDocument[]): Promise<(string | WriteFailure)[]>;
  /** Writes revisions made elsewhere, as they are. */
  writeRevisions(documents: HubDocument[]): Promise<void>;
  changesAfter(sequence: number): Promise<IndexRow[]>;
  getLocal(id: string): Promise<HubDocument | undefined>;
  /** Stores a local document whatever its revision says; answers the new revision. */
  putLocal(document: HubDocument): Promise<string>;
  removeLocal(id: string): Promise<boolean>;
  setRevisionLimit(limit: number): void;
  compact(): Promise<void>;
  close(): Promise<void>;
  destroy(): Promise<void>;
}

function statusOf(error: unknown): number {
  return isObject(error) && typeof error['status'] === 'number' ? error['status'] : 500;
}

async function orMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

function openPouch(location: StoreLocation, revisionLimit: number): PouchDB.Database {
  const name = location.kind === 'disk' ? location.folder : location.name;
  const adapter = location.kind === 'disk' ? 'leveldb' : 'memory';
  return new PouchDB(name, { adapter, revs_limit: revisionLimit, auto_compaction: false });
}

function revisionTree(pouch: PouchDB.Database, id: string): Promise<Revision[]> {
  return new Promise((resolve, reject) => {
    pouch._getRevisionTree(id, (error, tree) => {
      if (error && statusOf(error) !== 404) reject(error);
      else resolve(error ? [] : revisionsOf(tree));
    });
  });
}

async function indexRow(
  pouch: PouchDB.Database,
  change: PouchDB.Core.ChangesResponseChange<object>,
): Promise<IndexRow> {
  const [first] = change.changes;
  const simple: IndexLeaf = { rev: first?.rev ?? '', isDeleted: change.deleted === true };
  const sequence = Number(change.seq);
  if (change.changes.length === 1) return { sequence, id: change.id, leaves: [simple] };
  const [winner = simple, ...others] = leavesOf(await revisionTree(pouch, change.id));
  return { sequence, id: change.id, leaves: [winner, ...others].map(leafOf) as [IndexLeaf, ...IndexLeaf[]] };
}

function leafOf(leaf: IndexLeaf): IndexLeaf {
  return { rev: leaf.rev, isDeleted: leaf.isDeleted };
}

async function readChanges(pouch: PouchDB.Database, since: number): Promise<IndexRow[]> {
  const changes: PouchDB.Core.ChangesResponseChange<object>[] = [];
  await pouch.changes({ since, style: 'all_docs', return_docs: false }).on('change', (change) => changes.push(change));
  const rows: IndexRow[] = [];
  for (const change of changes) rows.push(await indexRow(pouch, change));
  return rows.sort((a, b) => a.sequence - b.sequence);
}

async function writeEdits(pouch: PouchDB.Database, documents: HubDocument[]): Promise<(string | WriteFailure)[]> {
  const answers = await pouch.bulkDocs(documents);
  return answers.map((answer) => {
    if ('ok' in answer && answer.ok) return answer.rev ?? '';
    return { status: statusOf(answer), reason: 'reason' in answer ? String(answer.reason) : 'refused' };
  });
}

async function putLocal(pouch: PouchDB.Database, document: HubDocument): Promise<string> {
  const current = await orMissing(pouch.get(document._id));
  const { _rev, ...fields } = document;
  const answer = await pouch.put({ ...fields, _id: document._id, ...(current ? { _rev: current._rev } : {}) });
  return answer.rev;
}

/**
 * Opens (and creates, if needed) the PouchDB at a location.
 * PouchDB takes the revision limit at opening only; a second handle of the same name shares the open store, so a
 * new limit is a new handle and only the newest one is ever closed.
 */
export function openDocumentStore(location: StoreLocation, revisionLimit: number): DocumentStore {
  let pouch = openPouch(location, revisionLimit);
  return {
    get: (id, options = {}) => orMissing(pouch.get(id, options)) as Promise<HubDocument | undefined>,
    revisions: (id) => revisionTree(pouch, id),
    writeEdits: (documents) => writeEdits(pouch, documents),
    async writeRevisions(documents) {
      await pouch.bulkDocs(documents, { new_edits: false });
    },
    changesAfter: (sequence) => readChanges(pouch, sequence),
    getLocal: (id) => orMissing(pouch.get(id)) as Promise<HubDocument | undefined>,
    putLocal: (document) => putLocal(pouch, document),
    async removeLocal(id) {
      const current = await orMissing(pouch.get(id));
      if (!current) return false;
      await pouch.remove(current);
      return true;
    },
    setRevisionLimit(limit) {
      pouch = openPouch(location, limit);
    },
    compact: () => pouch.compact().then(() => undefined),
    close: () => pouch.close(),
    destroy: () => pouch.destroy(),
  };
}
