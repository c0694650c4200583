import type { UserContext } from '../auth/user-context.ts';
import { conflict, Refusal } from '../http/refusal.ts';
import type { HubDocument } from '../json.ts';
import { type ChangeIndex, isDeletedRow } from './change-index.ts';
import type { DatabaseRecord } from './database-record.ts';
import { createDocumentRules, type Proposal } from './document-rules.ts';
import type { DocumentStore } from './document-store.ts';

/** `newEdits` false stores revisions made elsewhere as they are: they never conflict, they become branches. */
export interface WriteOptions {
  readonly newEdits: boolean;
}

/** What became of one document. `known`: this very revision was here before, so nothing was written. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly id: string; readonly rev: string }
  | { readonly kind: 'known'; readonly id: string; readonly rev: string }
  | { readonly kind: 'refused'; readonly id: string; readonly rev: string | undefined; readonly refusal: Refusal };

/** The writing half of a database. The caller runs one batch at a time. */
export interface WriteBatch {
  write(documents: readonly HubDocument[], user: UserContext, options: WriteOptions): Promise<WriteOutcome[]>;
  noticeChanged(ids: readonly string[]): void;
}

type Candidate = Proposal | 'conflict' | 'known';

function positionOf(rev: string): number {
  return Number.parseInt(rev, 10);
}

function hashOf(rev: string): string {
  return rev.slice(rev.indexOf('-') + 1);
}

/** The ancestry as validation functions see it: of a new edit only the revision it builds on is known. */
function ancestryOf(document: HubDocument): { start: number; ids: string[] } {
  if (document._revisions) return document._revisions;
  return document._rev ? { start: positionOf(document._rev), ids: [hashOf(document._rev)] } : { start: 0, ids: [] };
}

function isConflicting(index: ChangeIndex, document: HubDocument): boolean {
  const row = index.get(document._id);
  if (document._rev === undefined) return row !== undefined && !isDeletedRow(row);
  return !row?.leaves.some((leaf) => leaf.rev === document._rev);
}

async function editCandidate(
  index: ChangeIndex,
  store: DocumentStore,
  document: HubDocument,
  needsPrevious: boolean,
): Promise<Candidate> {
  if (isConflicting(index, document)) return 'conflict';
  const rev = needsPrevious ? document._rev : undefined;
  const previous = rev === undefined ? undefined : await store.get(document._id, { rev, revs: true });
  return { next: document, previous };
}

async function revisionCandidate(
  index: ChangeIndex,
  store: DocumentStore,
  document: HubDocument,
  needsPrevious: boolean,
): Promise<Candidate> {
  if (!index.get(document._id)) return { next: document, previous: undefined };
  const revisions = await store.revisions(document._id);
  if (revisions.some((revision) => revision.rev === document._rev)) return 'known';
  if (!needsPrevious) return { next: document, previous: undefined };
  const available = new Set(revisions.filter((revision) => revision.isAvailable).map((revision) => revision.rev));
  const { start, ids } = ancestryOf(document);
  const parent = ids.map((hash, back) => `${start - back}-${hash}`).find((rev) => available.has(rev));
  const previous = parent === undefined ? undefined : await store.get(document._id, { rev: parent, revs: true });
  return { next: document, previous };
}

function refused(document: HubDocument, refusal: Refusal): WriteOutcome {
  return { kind: 'refused', id: document._id, rev: document._rev, refusal };
}

/** Creates the writing half of a database: conflicts first, then the rules, then the store. */
export function createWriteBatch(record: DatabaseRecord, index: ChangeIndex, store: DocumentStore): WriteBatch {
  const rules = createDocumentRules(record, index, store);

  async function storeAccepted(documents: readonly HubDocument[], options: WriteOptions): Promise<WriteOutcome[]> {
    if (documents.length === 0) return [];
    const prepared = await Promise.all(documents.map((document) => rules.prepare(document)));
    // PouchDB writes into the documents it is given.
    const copies = prepared.map((document) => structuredClone(document));
    if (!options.newEdits) {
      await store.writeRevisions(copies);
      return documents.map(({ _id: id, _rev: rev = '' }) => ({ kind: 'written', id, rev }));
    }
    const answers = await store.writeEdits(copies);
    return documents.map((document, at) => {
      const answer = answers[at];
      if (typeof answer === 'string') return { kind: 'written', id: document._id, rev: answer };
      if (answer?.status === 409) return refused(document, conflict());
      return refused(document, new Refusal(answer?.status ?? 500, 'unknown_error', answer?.reason ?? 'not written'));
    });
  }

  return {
    noticeChanged: (ids) => rules.noticeChanged(ids),
    async write(documents, user, options) {
      const needsPrevious = await rules.needsPrevious();
      const candidateOf = options.newEdits ? editCandidate : revisionCandidate;
      const candidates: Candidate[] = [];
      for (const document of documents) candidates.push(await candidateOf(index, store, document, needsPrevious));
      const proposals = candidates.flatMap((candidate) => (typeof candidate === 'string' ? [] : [candidate]));
      const shown = proposals.map(({ next, previous }) => ({
        next: { ...next, _revisions: ancestryOf(next) },
        previous,
      }));
      const refusals = await rules.judge(shown, user);
      const accepted = proposals.filter((_, at) => refusals[at] === undefined).map((proposal) => proposal.next);
      const stored = await storeAccepted(accepted, options);
      return candidates.map((candidate, at) => {
        const document = documents[at] ?? { _id: '' };
        if (candidate === 'conflict') return refused(document, conflict());
        if (candidate === 'known') return { kind: 'known', id: document._id, rev: document._rev ?? '' };
        const refusal = refusals[proposals.indexOf(candidate)];
        if (refusal) return refused(document, refusal);
        return stored[accepted.indexOf(candidate.next)] ?? refused(document, conflict());
      });
    },
  };
}
