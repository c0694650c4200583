import { setImmediate, setTimeout } from 'node:timers/promises';
import { ABOUT_ID } from '../../core/sync/about.ts';
import { assertOurs } from './assert-ours.ts';
import type { Connection } from './connection.ts';
import type { PulledUpTo } from './pull-mark.ts';
import {
  readAbout,
  readChanges,
  type ChangedRow,
  type ChangesPage,
  type ChangesQuestion,
  type ServerSeq,
} from './server-database.ts';
import { stored } from './local-database.ts';
import { storePage } from './store-page.ts';
import { SyncError } from './sync-error.ts';

/** Rows in a page: more would block the event loop for longer than a frame or two (fact 17). */
const PAGE_ROWS = 100;
/** Rows of the local database read at a time. */
const SCAN_ROWS = 1000;
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

interface AskedPage extends ChangesPage {
  readonly waitedMs: number;
  readonly isLive: boolean;
}

async function fetchPage(connection: Connection, since: ServerSeq, isLive: boolean): Promise<AskedPage> {
  const { limits, now, pullMark, database } = connection;
  const startMs = now();
  const waitMs = isLive ? limits.feedMs : undefined;
  let includeDocs = pullMark.current().isFirst && !isLive;
  let limit = PAGE_ROWS;
  for (;;) {
    try {
      const page = await readChanges(connection.ask, database, { since, limit, includeDocs, waitMs });
      return { ...page, waitedMs: now() - startMs, isLive };
    } catch (cause) {
      if (!(cause instanceof SyncError)) throw cause;
      const smaller = cause.failure.kind === 'too-large' ? smallerQuestion(limit, includeDocs) : undefined;
      if (smaller !== undefined) {
        ({ limit, includeDocs } = smaller);
        continue;
      }
      // A sequence that this server did not give out (fact 20).
      if (cause.failure.status === 400 && since !== 0) await pullMark.restart();
      throw cause;
    }
  }
}

/** Fewer rows while the answer would be too large, in the end one without its document; undefined when there is no smaller one. */
function smallerQuestion(
  limit: number,
  includeDocs: boolean,
): Pick<ChangesQuestion, 'limit' | 'includeDocs'> | undefined {
  if (limit > 1) return { limit: Math.ceil(limit / 10), includeDocs };
  return includeDocs ? { limit, includeDocs: false } : undefined;
}

/** Asks ahead. A rejection waits until the page is wanted. */
function ask(connection: Connection, since: ServerSeq, isLive: boolean): Promise<AskedPage> {
  const page = fetchPage(connection, since, isLive);
  page.catch(() => undefined);
  return page;
}

/**
 * A page may be short for its size alone, so the server's own count decides where it gives one; but not for an empty page,
 * which would be asked for again at once, for ever.
 */
function hasMore(page: ChangesPage): boolean {
  return page.pending === undefined ? page.rows.length >= PAGE_ROWS : page.rows.length > 0 && page.pending > 0;
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
  const { isFirst, received, witnesses } = pullMark.current();
  const pending = page.pending ?? (hasMore(page) ? 1 : 0);
  const behind = received + page.rows.length;
  if (page.rows.some((row) => row.id === ABOUT_ID))
    assertOurs(connection.workspace, await readAbout(connection.ask, connection.database));
  if (isFirst && behind + pending > 0) dispatch({ kind: 'first-sync', received, total: behind + pending });
  tellOutbox(connection, page.rows);
  await storePage(connection, page.rows, isFirst ? idsHere : undefined, (missing) => {
    if (!isFirst) dispatch({ kind: 'received', receiving: missing + pending });
  });
  const isStillFirst = isFirst && hasMore(page);
  if (page.rows.length > 0 || isStillFirst !== isFirst) {
    const seenLast = witnessesAfter(witnesses, page.rows, connection.isOwn);
    await pullMark.moveTo(since, { isFirst: isStillFirst, received: behind, witnesses: seenLast });
  }
  if (page.rows.length > 0) connection.onProgress();
  if (isStillFirst) dispatch({ kind: 'first-sync', received: behind, total: behind + pending });
  else dispatch({ kind: 'received', receiving: pending });
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
