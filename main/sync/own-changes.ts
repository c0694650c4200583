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
  /** The local feed broke: nothing that is written from now on would be noticed. */
  readonly onBroken: (cause: unknown) => void;
}

/** Tells the outbox what this profile writes, from where the last run left off. */
export interface OwnChanges {
  /** Looks through what was written since everything was last known to be on the server, then listens. Again after the feed broke. */
  start(): Promise<void>;
  /** The server that answers is `identity`. For another one than before, or with `isRolledBack`, every own document is in question. */
  use(identity: string, isRolledBack: boolean): Promise<void>;
  /** Keeps how far everything is on the server. Cheap when that did not change. */
  keep(): Promise<void>;
  close(): void;
}

const SCAN_PAGE = 1000;
const markSchema = v.object({ identity: v.string(), seq: v.number() });

export function createOwnChanges(ports: OwnChangesPorts): OwnChanges {
  const { db, outbox, storeMs } = ports;
  const mark = createLocalMark({ db, name: 'sync-confirmed', schema: markSchema, storeMs });
  let kept: v.InferOutput<typeof markSchema> | undefined;
  let feed: { cancel(): void } | undefined;
  let isScanning = false;
  let isClosed = false;
  const scanAlone = async (fromSeq: number): Promise<number> => {
    isScanning = true;
    try {
      return await scan(ports, fromSeq);
    } finally {
      isScanning = false;
    }
  };
  const onBroken = (cause: unknown): void => {
    feed = undefined;
    ports.onBroken(cause);
  };

  return {
    async start() {
      if (feed !== undefined) return;
      kept = await mark.read();
      const since = await scanAlone(kept?.seq ?? 0);
      if (!isClosed) feed = listen({ ...ports, onBroken }, since);
    },
    async use(identity, isRolledBack) {
      if (kept?.identity === identity && !isRolledBack) return;
      // Without a mark the scan of the start began at 0 already.
      if (kept !== undefined) {
        outbox.forget();
        await scanAlone(0);
      }
      kept = { identity, seq: 0 };
      await mark.write(kept);
    },
    async keep() {
      const seq = outbox.confirmedSeq();
      if (kept === undefined || isScanning || seq === kept.seq) return;
      kept = { identity: kept.identity, seq };
      await mark.write(kept);
    },
    close() {
      isClosed = true;
      feed?.cancel();
    },
  };
}

/** Tells the outbox everything after `fromSeq`, and answers up to where that was. */
async function scan({ db, outbox, isOwn, storeMs, onChanged }: OwnChangesPorts, fromSeq: number): Promise<number> {
  let since = fromSeq;
  for (;;) {
    const page = await stored(db.changes({ since, limit: SCAN_PAGE, style: 'all_docs' }), storeMs);
    for (const row of page?.results ?? []) {
      since = Number(row.seq);
      if (isOwn(row.id)) outbox.changed(row.id, leavesOf(row), since, true);
    }
    if ((page?.results.length ?? 0) < SCAN_PAGE) break;
  }
  outbox.passed(since);
  onChanged();
  return since;
}

function listen({ db, outbox, isOwn, onChanged, onBroken }: OwnChangesPorts, since: number): { cancel(): void } {
  const feed = db.changes({ since, live: true, style: 'all_docs', return_docs: false });
  void feed.on('change', (row) => {
    const seq = Number(row.seq);
    if (!isOwn(row.id)) return outbox.passed(seq);
    outbox.changed(row.id, leavesOf(row), seq);
    onChanged();
  });
  void feed.on('error', onBroken);
  return feed;
}

function leavesOf(row: { readonly changes: readonly { readonly rev: string }[] }): string[] {
  return row.changes.map((change) => change.rev);
}
