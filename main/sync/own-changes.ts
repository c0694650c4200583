import * as v from 'valibot';
import type { Outbox } from '../../core/sync/outbox.ts';
import { stored, type LocalDatabase } from './local-database.ts';
import { createLocalMark } from './local-mark.ts';

export interface OwnChangesPorts {
  readonly db: LocalDatabase;
  readonly outbox: Outbox;
  readonly isOwn: (id: string) => boolean;
  readonly storeMs: number;
  /** Something was put into the outbox. */
  readonly onChanged: () => void;
  /** Calls back after this profile wrote something. Returns the way to stop. */
  readonly onWritten: (listener: () => void) => () => void;
  /** What was written could not be looked up: from now on nothing would be noticed. */
  readonly onBroken: (cause: unknown) => void;
}

/** Tells the outbox what this profile writes, from where the last run left off. */
export interface OwnChanges {
  /** Looks through what was written since everything was last known to be on the server, then listens. Again after it broke. */
  start(): Promise<void>;
  /** Documents from the server were stored; when own ones are among them, they are looked up at once. */
  stored(hasOwn: boolean): void;
  /** The server that answers is `identity`. For another one than before, or with `isRolledBack`, every own document is in question. */
  use(identity: string, isRolledBack: boolean): Promise<void>;
  /** Looks through what others' documents passed by, and keeps how far everything is on the server. Cheap when that did not change. */
  keep(): Promise<void>;
  close(): void;
}

const SCAN_PAGE = 1000;
const markSchema = v.object({ identity: v.string(), seq: v.number() });

/**
 * No live feed of PouchDB: that reads every document once more as it is stored, those of others too, which costs a first
 * sync a third of its time. Here the local changes are read after own writing, and otherwise when there is time.
 */
export function createOwnChanges(ports: OwnChangesPorts): OwnChanges {
  const { db, outbox, storeMs } = ports;
  const mark = createLocalMark({ db, name: 'sync-confirmed', schema: markSchema, storeMs });
  let kept: v.InferOutput<typeof markSchema> | undefined;
  let stop: (() => void) | undefined;
  let lookedTo = 0;
  let isBehind = false;
  let isClosed = false;
  /** Looks, one after the other. Never rejects. */
  let lane: Promise<unknown> = Promise.resolve();
  const inLane = <T>(work: () => Promise<T>): Promise<T> => {
    const done = lane.then(work);
    lane = done.catch(() => undefined);
    return done;
  };
  const scanFrom = async (fromSeq: number, isOld: boolean): Promise<void> => {
    // Whatever is stored from here on asks for another look.
    isBehind = false;
    try {
      lookedTo = await scan(ports, fromSeq, isOld);
    } catch (cause) {
      isBehind = true;
      throw cause;
    }
  };
  const lookIfBehind = (): Promise<void> =>
    inLane(async () => {
      if (isBehind && !isClosed) await scanFrom(lookedTo, false);
    });
  const onWritten = (): void => {
    isBehind = true;
    lookIfBehind().catch((cause: unknown) => {
      stop?.();
      stop = undefined;
      ports.onBroken(cause);
    });
  };

  return {
    async start() {
      if (stop !== undefined) return;
      kept = await mark.read();
      const since = kept?.seq ?? 0;
      // Before the look: what is written meanwhile is looked up after it.
      const unsubscribe = ports.onWritten(onWritten);
      await inLane(() => scanFrom(since, true)).catch((cause: unknown) => {
        unsubscribe();
        throw cause;
      });
      ports.onChanged();
      if (isClosed) unsubscribe();
      else stop = unsubscribe;
    },
    stored(hasOwn) {
      if (hasOwn) onWritten();
      else isBehind = true;
    },
    async use(identity, isRolledBack) {
      if (kept?.identity === identity && !isRolledBack) return;
      // Without a mark the look of the start began at 0 already.
      if (kept !== undefined)
        await inLane(() => {
          outbox.forget();
          return scanFrom(0, true);
        });
      kept = { identity, seq: 0 };
      await mark.write(kept);
    },
    async keep() {
      await lookIfBehind();
      const seq = outbox.confirmedSeq();
      if (kept === undefined || seq === kept.seq) return;
      kept = { identity: kept.identity, seq };
      await mark.write(kept);
    },
    close() {
      isClosed = true;
      stop?.();
    },
  };
}

/** Tells the outbox everything after `fromSeq`, and answers up to where that was; `isOld` when the server may have it already. */
async function scan(ports: OwnChangesPorts, fromSeq: number, isOld: boolean): Promise<number> {
  const { db, outbox, isOwn, storeMs, onChanged } = ports;
  let since = fromSeq;
  let hasOwn = false;
  for (;;) {
    const page = await stored(db.changes({ since, limit: SCAN_PAGE, style: 'all_docs' }), storeMs);
    for (const row of page?.results ?? []) {
      since = Number(row.seq);
      if (!isOwn(row.id)) continue;
      outbox.changed(row.id, leavesOf(row), since, isOld);
      hasOwn = true;
    }
    if ((page?.results.length ?? 0) < SCAN_PAGE) break;
  }
  outbox.passed(since);
  if (hasOwn) onChanged();
  return since;
}

function leavesOf(row: { readonly changes: readonly { readonly rev: string }[] }): string[] {
  return row.changes.map((change) => change.rev);
}
