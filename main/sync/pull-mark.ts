import * as v from 'valibot';
import type { LocalMark } from './local-mark.ts';
import type { ServerSeq } from './server-database.ts';

/** What a pull mark is kept as. */
export const pulledUpTo = v.object({
  identity: v.string(),
  since: v.union([v.string(), v.number()]),
  /** The first sync into this database has not come to its end yet. */
  isFirst: v.boolean(),
  /** Rows that the first sync has behind it, for the progress bar. */
  received: v.number(),
  /** Revisions seen last, in all and of our own: a server that does not know them went back in time. */
  witnesses: v.optional(v.array(v.object({ id: v.string(), rev: v.string() })), []),
});
export type PulledUpTo = v.InferOutput<typeof pulledUpTo>;

/** A first sync keeps its mark each time it has so many rows more behind it; an interrupted one compares about as many again. */
const FIRST_SYNC_ROWS = 500;

/** How far the server's feed was stored here, kept in the local database so that a restart goes on from there. */
export interface PullMark {
  /** Reads the mark for this server. Undefined, and a fresh start, when it was another one or never pulled from. */
  open(identity: string): Promise<PulledUpTo | undefined>;
  current(): PulledUpTo;
  moveTo(since: ServerSeq, progress: Pick<PulledUpTo, 'isFirst' | 'received' | 'witnesses'>): Promise<void>;
  /** Reads the whole feed again and compares, because the mark means nothing to the server any more. */
  restart(): Promise<void>;
}

export function createPullMark(mark: LocalMark<PulledUpTo>): PullMark {
  const atStart = { since: 0, received: 0, witnesses: [] };
  let current: PulledUpTo = { ...atStart, identity: '', isFirst: true };
  let keptReceived = 0;
  const keep = async (next: PulledUpTo): Promise<void> => {
    current = next;
    keptReceived = next.received;
    await mark.write(next);
  };
  return {
    async open(identity) {
      const kept = await mark.read();
      // Only a database that never pulled is filled by copying; after a change of server documents are compared.
      current = kept?.identity === identity ? kept : { ...atStart, identity, isFirst: kept === undefined };
      return kept?.identity === identity ? kept : undefined;
    },
    current: () => current,
    async moveTo(since, progress) {
      const next = { identity: current.identity, since, ...progress };
      if (progress.isFirst && progress.received < keptReceived + FIRST_SYNC_ROWS) current = next;
      else await keep(next);
    },
    restart: () => keep({ ...atStart, identity: current.identity, isFirst: false }),
  };
}
