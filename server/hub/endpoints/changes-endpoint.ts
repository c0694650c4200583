import { isMember, type UserContext } from '../auth/user-context.ts';
import { type HubRequest, methodNotAllowed } from '../http/hub-request.ts';
import { type Reply, type ReplyStream, reply } from '../http/reply.ts';
import type { Database } from '../store/database.ts';
import { type ChangesPage, changesEnd, readChangesPage } from './changes-page.ts';
import { type ChangesQuery, parseChangesQuery } from './changes-query.ts';

/** Rows that a continuous feed writes in one go. */
const rowsTogether = 100;

/** Waits for a write, for the end of the feed, or for the time to be over; never asks twice. */
function nextWrite(
  database: Database,
  closed: AbortSignal,
  timeoutMs: number,
): Promise<'changed' | 'closed' | 'timeout'> {
  return new Promise((resolve) => {
    const settle = (outcome: 'changed' | 'closed' | 'timeout'): void => {
      unsubscribe();
      clearTimeout(timer);
      closed.removeEventListener('abort', onClosed);
      resolve(outcome);
    };
    const onClosed = (): void => settle('closed');
    const unsubscribe = database.onChange(() => settle('changed'));
    const timer = Number.isFinite(timeoutMs) ? setTimeout(() => settle('timeout'), timeoutMs) : undefined;
    closed.addEventListener('abort', onClosed);
    if (closed.aborted) settle('closed');
  });
}

interface Feed {
  readonly database: Database;
  readonly query: ChangesQuery;
  readonly user: UserContext;
}

function waitMs(query: ChangesQuery): number {
  return query.heartbeatMs === undefined ? query.timeoutMs : Number.POSITIVE_INFINITY;
}

/** Runs a feed with its heartbeat, which stops with it. */
async function withHeartbeat<T>(query: ChangesQuery, stream: ReplyStream, run: () => Promise<T>): Promise<T> {
  if (query.heartbeatMs === undefined) return run();
  const timer = setInterval(() => void stream.write('\n'), query.heartbeatMs);
  try {
    return await run();
  } finally {
    clearInterval(timer);
  }
}

async function runLongpoll(feed: Feed, stream: ReplyStream): Promise<unknown> {
  const { database, query, user } = feed;
  const closed = AbortSignal.any([stream.closed, database.closed]);
  const answer = (page: ChangesPage): unknown => ({ results: page.rows, ...changesEnd(database, page.reached) });
  for (let { since } = query; ;) {
    const page = await readChangesPage(database, query, since, query.limit);
    if (page.rows.length > 0) return answer(page);
    since = page.reached;
    if (database.index.lastSequence > since) continue;
    const outcome = await nextWrite(database, closed, waitMs(query));
    if (outcome !== 'changed' || !isMember(database.record.security, user)) return answer({ rows: [], reached: since });
  }
}

async function runContinuous(feed: Feed, stream: ReplyStream): Promise<unknown> {
  const { database, query, user } = feed;
  const closed = AbortSignal.any([stream.closed, database.closed]);
  let { limit, since } = query;
  for (;;) {
    const page = await readChangesPage(database, query, since, Math.min(limit, rowsTogether));
    if (page.rows.length > 0) await stream.write(page.rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    since = page.reached;
    limit -= page.rows.length;
    if (limit <= 0 || closed.aborted) return changesEnd(database, since);
    if (database.index.lastSequence > since) continue;
    const outcome = await nextWrite(database, closed, waitMs(query));
    // Who lost the right to read gets no further row.
    if (outcome !== 'changed' || !isMember(database.record.security, user)) return changesEnd(database, since);
  }
}

/** `/db/_changes`: what changed since a sequence, now or as it happens. Waiting feeds are woken by the write itself. */
export async function changesEndpoint(request: HubRequest, database: Database): Promise<Reply> {
  if (request.method !== 'GET' && request.method !== 'POST') throw methodNotAllowed('GET', 'HEAD', 'POST');
  const query = parseChangesQuery(request, database);
  if (query.feed === 'normal' || request.query.has('descending')) {
    const page = await readChangesPage(database, query, query.since, query.limit);
    return reply(200, { results: page.rows, ...changesEnd(database, page.reached) });
  }
  const feed: Feed = { database, query, user: request.user };
  const run = query.feed === 'longpoll' ? runLongpoll : runContinuous;
  return { kind: 'stream', run: (stream) => withHeartbeat(query, stream, () => run(feed, stream)) };
}
