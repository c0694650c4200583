import { setImmediate } from 'node:timers/promises';
import { ABOUT_ID } from '../../core/sync/about.ts';
import { assertOurs } from './assert-ours.ts';
import type { Connection } from './connection.ts';
import { createPageReader, hasMore, type ReadPage } from './page-reader.ts';
import type { PulledUpTo } from './pull-mark.ts';
import { readAbout, type ChangedRow } from './server-database.ts';
import { stored } from './local-database.ts';
import { storePage } from './store-page.ts';
import { SyncError } from './sync-error.ts';

/** Rows written at a time: more would block the event loop for longer than a frame or two (fact 17). */
const WRITE_ROWS = 250;
/** Rows of the local database read at a time. */
const SCAN_ROWS = 1000;

/**
 * Stores what the server has, page by page, then waits for what changes; for ever, until it rejects. While one page is
 * written the next ones are read.
 */
export async function pull(connection: Connection): Promise<never> {
  const { pullMark, signal } = connection;
  const idsHere = pullMark.current().isFirst ? await readIds(connection) : undefined;
  const reader = createPageReader(connection);
  for (;;) {
    await take(connection, await reader.next(), idsHere);
    await connection.roleWatch.lookAgain(connection.ask);
    if (signal.aborted) throw new SyncError({ kind: 'unreachable', detail: 'abandoned' });
    await setImmediate();
  }
}

/** Deleted documents included. Empty or nearly so, unless a first sync goes on after a restart. */
async function readIds({ db, limits }: Connection): Promise<Set<string>> {
  const ids = new Set<string>();
  let since: string | number = 0;
  for (;;) {
    const page: PouchDB.Core.ChangesResponse<object> | undefined = await stored(
      db.changes({ since, limit: SCAN_ROWS }),
      limits.storeMs,
    );
    for (const row of page?.results ?? []) ids.add(row.id);
    since = page?.results.at(-1)?.seq ?? since;
    if ((page?.results.length ?? 0) < SCAN_ROWS) return ids;
  }
}

async function take(connection: Connection, page: ReadPage, idsHere: Set<string> | undefined): Promise<void> {
  const { pullMark, dispatch } = connection;
  const { isFirst, received, witnesses } = pullMark.current();
  const pending = page.pending ?? (hasMore(page) ? 1 : 0);
  const behind = received + page.rows.length;
  if (page.rows.some((row) => row.id === ABOUT_ID))
    assertOurs(connection.workspace, await readAbout(connection.ask, connection.database));
  if (isFirst && behind + pending > 0) dispatch({ kind: 'first-sync', received, total: behind + pending });
  tellOutbox(connection, page.rows);
  for (let from = 0; from < page.rows.length; from += WRITE_ROWS) {
    const behindChunk = pending + Math.max(0, page.rows.length - from - WRITE_ROWS);
    await storePage(connection, page.rows.slice(from, from + WRITE_ROWS), isFirst ? idsHere : undefined, (missing) => {
      if (!isFirst) dispatch({ kind: 'received', receiving: missing + behindChunk });
    });
    if (isFirst)
      dispatch({
        kind: 'first-sync',
        received: Math.min(behind, received + from + WRITE_ROWS),
        total: behind + pending,
      });
    await setImmediate();
  }
  const isStillFirst = isFirst && hasMore(page);
  if (page.rows.length > 0 || isStillFirst !== isFirst) {
    const seenLast = witnessesAfter(witnesses, page.rows, connection.isOwn);
    await pullMark.moveTo(page.since, { isFirst: isStillFirst, received: behind, witnesses: seenLast });
  }
  if (page.rows.length > 0) connection.onProgress();
  if (!isStillFirst) dispatch({ kind: 'received', receiving: pending });
}

/** The last revision of all, and the last of our own: that one nobody else can bring back after a restore. */
function witnessesAfter(
  before: PulledUpTo['witnesses'],
  rows: readonly ChangedRow[],
  isOwn: (id: string) => boolean,
): PulledUpTo['witnesses'] {
  const seen = [...before, ...rows.flatMap(({ id, revs }) => revs.slice(0, 1).map((rev) => ({ id, rev })))];
  return [seen.findLast((each) => isOwn(each.id)), seen.at(-1)].filter((each) => each !== undefined);
}

function tellOutbox({ outbox, isOwn, onCounted, bell }: Connection, rows: readonly ChangedRow[]): void {
  const own = rows.filter((row) => isOwn(row.id));
  for (const row of own) outbox.seen(row.id, row.revs);
  if (own.length === 0) return;
  onCounted();
  bell.ring();
}
