import { setTimeout } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import type { PulledUpTo } from './pull-mark.ts';
import { readChanges, type ChangesPage, type ChangesQuestion, type ServerSeq } from './server-database.ts';
import { SyncError } from './sync-error.ts';

/** Rows asked for at first, and at most: a page is one round trip, and one that a slow line carries is not to be lost for its size. */
const FEWEST_ROWS = 100;
const MOST_ROWS = 500;
/** A page that came within this time is followed by a larger one, a slower page by a smaller one. Milliseconds. */
const QUICK_MS = 500;
/** Pages that may wait to be written: the server works on while they are. */
const PAGES_AHEAD = 3;
/** Between two empty answers of a feed that should have waited. Milliseconds. */
const EMPTY_PAUSE_MS = 1000;

/** A page, how long it took, and whether the server was asked to wait for news. */
export interface ReadPage extends ChangesPage {
  readonly waitedMs: number;
  readonly isLive: boolean;
  /** How many rows were asked for. */
  readonly rowsAsked: number;
  /** Where the feed goes on behind this page. */
  readonly since: ServerSeq;
}

/** Which feed is read, and from where. Documents come along in a first sync only. */
export interface Feed extends Pick<Connection, 'ask' | 'database' | 'limits' | 'now' | 'signal'> {
  readonly pullMark: {
    current(): Pick<PulledUpTo, 'since' | 'isFirst'>;
    restart(): Promise<void>;
  };
}

/** Reads the server's feed page by page, ahead of whoever takes the pages. */
export interface PageReader {
  /** The next page, in order. Rejects with what ended the reading. */
  next(): Promise<ReadPage>;
}

/**
 * Starts to read behind the pull mark. A page's last row says where to go on, not the answer's `last_seq`: a row that was
 * cut off comes again.
 */
export function createPageReader(connection: Feed): PageReader {
  const read: Promise<ReadPage>[] = [];
  let last: Promise<ReadPage> | undefined;
  let rowsWanted = FEWEST_ROWS;
  const readBehind = async (before: ReadPage | undefined): Promise<ReadPage> => {
    await pauseIfHasty(connection, before);
    const since = before?.since ?? connection.pullMark.current().since;
    const page = await fetchPage(connection, {
      since,
      rows: rowsWanted,
      isLive: before !== undefined && !hasMore(before),
    });
    const isQuick = page.waitedMs < QUICK_MS;
    if (!page.isLive)
      rowsWanted = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, isQuick ? rowsWanted * 2 : rowsWanted >> 1));
    return page;
  };
  const readAhead = (): void => {
    while (read.length < PAGES_AHEAD) {
      const page = last === undefined ? readBehind(undefined) : last.then(readBehind);
      // A rejection waits until the page is wanted.
      page.catch(() => undefined);
      read.push(page);
      last = page;
    }
  };
  return {
    next() {
      readAhead();
      const page = read.shift() ?? Promise.reject(new Error('nothing read ahead'));
      readAhead();
      return page;
    },
  };
}

/**
 * A page may be short for its size alone, so the server's own count decides where it gives one; but not for an empty page,
 * which would be asked for again at once, for ever.
 */
export function hasMore(page: ChangesPage & { readonly rowsAsked: number }): boolean {
  return page.pending === undefined ? page.rows.length >= page.rowsAsked : page.rows.length > 0 && page.pending > 0;
}

/** A feed that answers nothing at once, again and again, must not become a busy loop. */
async function pauseIfHasty({ signal }: Feed, page: ReadPage | undefined): Promise<void> {
  if (page === undefined || page.rows.length > 0 || !page.isLive || page.waitedMs >= EMPTY_PAUSE_MS) return;
  await setTimeout(EMPTY_PAUSE_MS, undefined, { signal }).catch(() => undefined);
}

interface Question {
  readonly since: ServerSeq;
  readonly rows: number;
  readonly isLive: boolean;
}

async function fetchPage(connection: Feed, { since, rows, isLive }: Question): Promise<ReadPage> {
  const { limits, now, pullMark, database } = connection;
  const startMs = now();
  const waitMs = isLive ? limits.feedMs : undefined;
  let includeDocs = pullMark.current().isFirst && !isLive;
  let limit = rows;
  for (;;) {
    try {
      const page = await readChanges(connection.ask, database, { since, limit, includeDocs, waitMs });
      const waitedMs = now() - startMs;
      return { ...page, waitedMs, isLive, rowsAsked: limit, since: page.rows.at(-1)?.seq ?? since };
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
