import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Connection } from './connection.ts';
import { createPageReader, type PageReader } from './page-reader.ts';
import type { ServerRequest } from './server-client.ts';
import { defaultLimits } from './sync-limits.ts';
import { SyncError } from './sync-error.ts';

/** A server with so many rows that answers after `tookMs` of an artificial clock. */
class FeedServer {
  readonly asked: URLSearchParams[] = [];
  readonly rowCount: number;
  tookMs = 10;
  mostRows = Number.POSITIVE_INFINITY;
  #nowMs = 0;

  constructor(rowCount: number) {
    this.rowCount = rowCount;
  }

  /** How many rows each question so far wanted. */
  get limits(): number[] {
    return this.asked.map((query) => Number(query.get('limit')));
  }

  reader(): PageReader {
    const connection: Pick<Connection, 'ask' | 'limits' | 'now' | 'pullMark' | 'database' | 'signal'> = {
      ask: async (request) => ({ status: 200, json: this.#answer(request) }),
      limits: defaultLimits,
      now: () => this.#nowMs,
      database: 'team',
      signal: new AbortController().signal,
      pullMark: {
        current: () => ({ identity: '', since: 0, isFirst: true, received: 0, witnesses: [] }),
        open: () => Promise.reject(new Error('not opened here')),
        moveTo: () => Promise.resolve(),
        restart: () => Promise.resolve(),
      },
    };
    return createPageReader(connection as Connection);
  }

  #answer({ path }: ServerRequest): unknown {
    const query = new URL(path, 'http://server').searchParams;
    this.asked.push(query);
    this.#nowMs += this.tookMs;
    const limit = Number(query.get('limit'));
    if (limit > this.mostRows) throw new SyncError({ kind: 'too-large', detail: 'answer too large' });
    const since = Number(query.get('since'));
    const end = Math.min(this.rowCount, since + limit);
    const results = Array.from({ length: end - since }, (_, index) => ({
      id: `note:${since + index}`,
      seq: since + index + 1,
      changes: [{ rev: '1-a' }],
    }));
    return { results, last_seq: end, pending: this.rowCount - end };
  }
}

async function readAll(server: FeedServer, reader: PageReader): Promise<number> {
  let rows = 0;
  while (rows < server.rowCount) rows += (await reader.next()).rows.length;
  return rows;
}

describe('reading the feed', () => {
  it('[SY22] asks a quick server for larger pages, a slow one for smaller, and every row comes once', async () => {
    const server = new FeedServer(3000);
    const reader = server.reader();
    expect(await readAll(server, reader)).toBe(3000);
    expect(server.limits.slice(0, 4)).toEqual([100, 200, 400, 500]);
    const slow = new FeedServer(1000);
    slow.tookMs = 5000;
    expect(await readAll(slow, slow.reader())).toBe(1000);
    expect(new Set(slow.limits)).toEqual(new Set([100]));
  });

  it('[SY22] reads three pages ahead of whoever writes them, and no more', async () => {
    const server = new FeedServer(100_000);
    const reader = server.reader();
    await reader.next();
    await setTimeout(0);
    expect(server.asked.length).toBe(4);
    await reader.next();
    await setTimeout(0);
    expect(server.asked.length).toBe(5);
  });

  it('[SY22] asks for less while the answer would be too large', async () => {
    const server = new FeedServer(95);
    server.mostRows = 10;
    expect(await readAll(server, server.reader())).toBe(95);
    expect(server.limits.slice(0, 2)).toEqual([100, 10]);
  });

  it('[SY22] has the server wait for news once everything was read', async () => {
    const server = new FeedServer(150);
    const reader = server.reader();
    await readAll(server, reader);
    expect(server.asked.slice(0, 2).map((query) => query.get('feed'))).toEqual([null, null]);
    await setTimeout(0);
    expect(server.asked[2]?.get('feed')).toBe('longpoll');
  });
});
