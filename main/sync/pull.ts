import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { readChanges, type ChangedRow, type ChangesPage, type ServerSeq } from './server-database.ts';
import { stored } from './local-database.ts';
import { storePage } from './store-page.ts';
import { SyncError } from './sync-error.ts';

/** Rows in a page: more would block the event loop for longer than a frame or two (fact 17). */
const PAGE_ROWS = 100;
/** Between two empty answers of a feed that should have waited. */
const EMPTY_PAUSE_MS = 1000;

/**
 * Stores what the server has, page by page, then waits for what changes; for ever, until it rejects. While one page is
 * written the next is asked for. A page's last row says where to go on, not the answer's `last_seq`: a row that was cut
 * off comes again.
 */
export async function pull(connection: Connection): Promise<never> {
  const { pullMark, signal } = connection;
  const idsHere = pullMark.current().isFirst ? await readIds(connection) : undefined;
  let isLive = false;
  let asked = ask(connection, pullMark.current().since, isLive);
  for (;;) {
    const page = await asked;
    const since = page.rows.at(-1)?.seq ?? pullMark.current().since;
    isLive = !hasMore(page);
    await pauseIfHasty(connection, page);
    asked = ask(connection, since, isLive);
    await take(connection, page, since, idsHere);
    if (signal.aborted) throw new SyncError({ kind: 'unreachable', detail: 'abandoned' });
    await setImmediate();
  }
}

/** Deleted documents included. Empty or nearly so, unless a first sync goes on after a restart. */
async function readIds({ db, limits }: Connection): Promise<Set<string>> {
  const changes = await stored(db.changes({ since: 0 }), limits.storeMs);
  return new Set(changes?.results.map((row) => row.id));
}

interface AskedPage extends ChangesPage {
  readonly waitedMs: number;
  readonly isLive: boolean;
}

async function fetchPage(connection: Connection, since: ServerSeq, isLive: boolean): Promise<AskedPage> {
  const { limits, now, pullMark, database } = connection;
  const startMs = now();
  const heartbeatMs = isLive ? limits.heartbeatMs : undefined;
  const includeDocs = pullMark.current().isFirst && !isLive;
  for (let limit = PAGE_ROWS; ; limit = Math.ceil(limit / 10)) {
    try {
      const page = await readChanges(connection.ask, database, { since, limit, includeDocs, heartbeatMs });
      return { ...page, waitedMs: now() - startMs, isLive };
    } catch (cause) {
      if (!(cause instanceof SyncError)) throw cause;
      if (cause.failure.kind === 'too-large' && limit > 1) continue;
      // A sequence that this server did not give out (fact 20).
      if (cause.failure.status === 400 && since !== 0) await pullMark.restart();
      throw cause;
    }
  }
}

/** Asks ahead. A rejection waits until the page is wanted. */
function ask(connection: Connection, since: ServerSeq, isLive: boolean): Promise<AskedPage> {
  const page = fetchPage(connection, since, isLive);
  page.catch(() => undefined);
  return page;
}

/** A page may be short for its size alone, so the server's own count decides where it gives one. */
function hasMore(page: ChangesPage): boolean {
  return page.pending === undefined ? page.rows.length >= PAGE_ROWS : page.pending > 0;
}

/** A feed that answers nothing at once, again and again, must not become a busy loop. */
async function pauseIfHasty({ signal }: Connection, page: AskedPage): Promise<void> {
  if (page.rows.length > 0 || !page.isLive || page.waitedMs >= EMPTY_PAUSE_MS) return;
  await setTimeout(EMPTY_PAUSE_MS, undefined, { signal }).catch(() => undefined);
}

async function take(
  connection: Connection,
  page: ChangesPage,
  since: ServerSeq,
  idsHere: Set<string> | undefined,
): Promise<void> {
  const { pullMark, dispatch } = connection;
  const { isFirst, received } = pullMark.current();
  const pending = page.pending ?? 0;
  const behind = received + page.rows.length;
  if (isFirst && behind + pending > 0) dispatch({ kind: 'first-sync', received, total: behind + pending });
  tellOutbox(connection, page.rows);
  await storePage(connection, page.rows, isFirst ? idsHere : undefined, (missing) => {
    if (!isFirst) dispatch({ kind: 'received', receiving: missing + pending });
  });
  const isStillFirst = isFirst && hasMore(page);
  if (page.rows.length > 0 || isStillFirst !== isFirst) {
    await pullMark.moveTo(since, { isFirst: isStillFirst, received: behind });
  }
  if (page.rows.length > 0) connection.onProgress();
  if (isStillFirst) dispatch({ kind: 'first-sync', received: behind, total: behind + pending });
  else dispatch({ kind: 'received', receiving: pending });
}

function tellOutbox({ outbox, isOwn, onCounted, bell }: Connection, rows: readonly ChangedRow[]): void {
  const own = rows.filter((row) => isOwn(row.id));
  for (const row of own) outbox.seen(row.id, row.revs);
  if (own.length === 0) return;
  onCounted();
  bell.ring();
}
