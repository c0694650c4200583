import { compileProblem } from '../guard/guard.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { type HubDocument, isObject, isStringList, type JsonObject } from '../json.ts';
import type { DatabaseRecord } from '../store/database-record.ts';
import { isPartitionedGuard } from '../store/document-rules.ts';

/** CouchDB's `max_document_size`. */
export const documentLimitBytes = 8_000_000;

const keptMembers = new Set(['_id', '_rev', '_deleted', '_revisions']);
/** Members that a reader adds and a writer may send back; they are dropped. */
const droppedMembers = new Set(['_attachments', '_revs_info', '_conflicts', '_deleted_conflicts', '_local_seq']);

/** Throws unless an id may be used in this database; design and local documents need no partition. */
export function assertDocumentId(id: unknown, record: DatabaseRecord): asserts id is string {
  if (typeof id !== 'string') throw new Refusal(400, 'illegal_docid', 'Document id must be a string');
  if (id === '') throw new Refusal(400, 'illegal_docid', 'Document id must not be empty');
  if (/^_(design|local)\/./.test(id)) return;
  if (id.startsWith('_')) {
    throw new Refusal(400, 'illegal_docid', 'Only reserved document ids may start with underscore.');
  }
  if (record.partitioned && !/^[^:]+:./s.test(id)) {
    throw new Refusal(400, 'illegal_docid', 'Doc id must be of form partition:id');
  }
}

/** Throws unless a text looks like a revision. */
export function assertRevision(rev: unknown): asserts rev is string {
  if (typeof rev !== 'string' || !/^\d+-[^-]+$/.test(rev)) throw badRequest('Invalid rev format');
}

function parseRevisions(value: unknown): { start: number; ids: string[] } {
  if (isObject(value) && typeof value['start'] === 'number' && isStringList(value['ids']) && value['ids'].length > 0) {
    return { start: value['start'], ids: value['ids'] };
  }
  throw new Refusal(400, 'doc_validation', 'RevId array and start must be given.');
}

function assertDesign(document: HubDocument, record: DatabaseRecord): void {
  const source = document['validate_doc_update'];
  if (source === undefined || document._deleted) return;
  if (typeof source !== 'string') throw badRequest('`validate_doc_update` must be a string.');
  if (record.partitioned && isPartitionedGuard(document)) {
    throw badRequest('`validate_doc_update` needs `options.partitioned: false` in a partitioned database.');
  }
  const problem = compileProblem(source);
  if (problem) throw new Refusal(400, 'compilation_error', problem);
}

function parseMembers(value: JsonObject): JsonObject {
  const members: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    if (!key.startsWith('_') || keptMembers.has(key)) members[key] = member;
    else if (!droppedMembers.has(key)) {
      throw new Refusal(400, 'doc_validation', `Bad special document member: ${key}`);
    }
  }
  const attachments = value['_attachments'];
  if (isObject(attachments) && Object.keys(attachments).length > 0) {
    throw new Refusal(501, 'not_implemented', 'This hub stores no attachments.');
  }
  return members;
}

/**
 * A document from outside, or the refusal that CouchDB would answer. An id given in the path wins over the one in the
 * body. `newEdits` false needs a revision, and keeps its ancestry; a new edit loses it.
 */
export function parseDocument(
  value: unknown,
  record: DatabaseRecord,
  options: { newEdits: boolean; id?: string },
): HubDocument {
  if (!isObject(value)) throw badRequest('Document must be a JSON object');
  const { _id, _rev, _deleted, _revisions, ...fields } = parseMembers(value);
  const id = options.id ?? _id;
  assertDocumentId(id, record);
  if (_deleted !== undefined && typeof _deleted !== 'boolean') throw badRequest('`_deleted` must be a boolean.');
  const document: HubDocument = { _id: id, ...fields, ...(_deleted ? { _deleted } : {}) };
  if (!options.newEdits && _revisions !== undefined) {
    const revisions = parseRevisions(_revisions);
    document._revisions = revisions;
    document._rev = `${revisions.start}-${revisions.ids[0]}`;
  } else if (_rev !== undefined && _rev !== null) {
    assertRevision(_rev);
    document._rev = _rev;
  } else if (!options.newEdits) throw badRequest('Missing rev: new_edits is false');
  if (id.startsWith('_design/')) assertDesign(document, record);
  return document;
}

/** Throws a 413 refusal when a document is bigger than CouchDB takes. */
export function assertDocumentSize(value: unknown, id: string): void {
  if (Buffer.byteLength(JSON.stringify(value)) > documentLimitBytes) throw new Refusal(413, 'document_too_large', id);
}
