import { hiddenPassword, userDocumentProblem, usersDatabase } from '../auth/user-documents.ts';
import { isDatabaseAdmin, type UserContext } from '../auth/user-context.ts';
import { createGuard, type Guard, type GuardVerdict } from '../guard/guard.ts';
import { forbidden, Refusal, unauthorized } from '../http/refusal.ts';
import { type HubDocument, isObject } from '../json.ts';
import { type ChangeIndex, isDeletedRow } from './change-index.ts';
import type { DatabaseRecord } from './database-record.ts';
import type { DocumentStore } from './document-store.ts';

/** A document on its way in, with the revision that it builds on as far as the hub still has it. */
export interface Proposal {
  readonly next: HubDocument;
  readonly previous: HubDocument | undefined;
}

/** Who may write what into one database: its design documents' functions, or the rules of accounts. */
export interface DocumentRules {
  /** True when nothing needs to see the previous revisions. */
  needsPrevious(): Promise<boolean>;
  /** One refusal for each proposal, in order; `undefined` lets it pass. */
  judge(proposals: readonly Proposal[], user: UserContext): Promise<(Refusal | undefined)[]>;
  /** The document as it is stored. */
  prepare(document: HubDocument): Promise<HubDocument>;
  /** Tells which documents changed, so that new design documents take effect. */
  noticeChanged(ids: readonly string[]): void;
}

const designPrefix = '_design/';

function refusalOf(verdict: GuardVerdict | undefined): Refusal | undefined {
  if (!verdict) return undefined;
  if (verdict.kind === 'forbidden') return forbidden(verdict.reason);
  if (verdict.kind === 'unauthorized') return unauthorized(verdict.reason);
  return new Refusal(500, 'unknown_error', verdict.reason);
}

async function loadGuard(index: ChangeIndex, store: DocumentStore): Promise<Guard> {
  const sources: string[] = [];
  for (const id of index.sortedIds()) {
    const row = id.startsWith(designPrefix) ? index.get(id) : undefined;
    if (!row || isDeletedRow(row)) continue;
    const source = (await store.get(id))?.['validate_doc_update'];
    if (typeof source === 'string') sources.push(source);
  }
  try {
    return createGuard(sources);
  } catch (error) {
    const reason = String(error);
    return { isEmpty: false, judge: (writes) => writes.map(() => ({ kind: 'fault', reason })) };
  }
}

function accountRules(): DocumentRules {
  return {
    needsPrevious: async () => true,
    judge: async (proposals, user) =>
      proposals.map(({ next, previous }) =>
        next._id.startsWith(designPrefix) ? undefined : userDocumentProblem(next, previous, user),
      ),
    prepare: hiddenPassword,
    noticeChanged: () => undefined,
  };
}

/** The rules of a database. A guard function that cannot be compiled refuses every write: open is never the default. */
export function createDocumentRules(record: DatabaseRecord, index: ChangeIndex, store: DocumentStore): DocumentRules {
  if (record.name === usersDatabase) return accountRules();
  let loading: Promise<Guard> | undefined;
  const guard = (): Promise<Guard> => {
    loading ??= loadGuard(index, store);
    return loading;
  };
  return {
    needsPrevious: async () => !(await guard()).isEmpty,
    async judge(proposals, user) {
      const functions = await guard();
      const judged = proposals.filter(({ next }) => !next._id.startsWith(designPrefix));
      const verdicts = functions.judge(
        judged.map(({ next, previous }) => ({ next, previous: previous ?? null })),
        { user: { db: record.name, name: user.name, roles: user.roles }, security: record.security },
      );
      return proposals.map((proposal) => {
        if (!proposal.next._id.startsWith(designPrefix)) return refusalOf(verdicts[judged.indexOf(proposal)]);
        return isDatabaseAdmin(record.security, user) ? undefined : forbidden('You are not a db or server admin.');
      });
    },
    prepare: async (document) => document,
    noticeChanged(ids) {
      if (ids.some((id) => id.startsWith(designPrefix))) loading = undefined;
    },
  };
}

/** True when a design document may not be stored in a partitioned database as it stands. */
export function isPartitionedGuard(document: HubDocument): boolean {
  const { options } = document;
  if (typeof document['validate_doc_update'] !== 'string') return false;
  return !(isObject(options) && options['partitioned'] === false);
}
