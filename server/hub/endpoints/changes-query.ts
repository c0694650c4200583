import { type HubRequest, parseCount, parseFlag, parseJsonParameter, parseObjectBody } from '../http/hub-request.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import { isStringList, type JsonObject } from '../json.ts';
import type { IndexRow } from '../store/change-index.ts';
import type { Database } from '../store/database.ts';
import { parseSelector, type Selector } from './selector.ts';

/** What a reader of changes asked for. Times are in milliseconds. */
export interface ChangesQuery {
  readonly feed: 'normal' | 'longpoll' | 'continuous';
  readonly since: number;
  readonly limit: number;
  readonly includeDocs: boolean;
  readonly conflicts: boolean;
  readonly hasAllLeaves: boolean;
  readonly descending: boolean;
  /** A newline this often; a feed with one never times out. */
  readonly heartbeatMs: number | undefined;
  readonly timeoutMs: number;
  /** Decides by the row alone. */
  readonly isWantedRow: (row: IndexRow) => boolean;
  /** Decides by the document, which must be read for it. */
  readonly selector: Selector | undefined;
}

/** CouchDB's `changes_timeout`: what a feed waits at most, and what it waits unasked. */
const longestWaitMs = 60_000;

function parseSince(request: HubRequest, database: Database): number {
  const text = request.query.get('since') ?? '0';
  const point = database.parseSequence(text.replace(/^"(.*)"$/, '$1'));
  if (point === undefined) throw badRequest(`Malformed sequence supplied in 'since' parameter: ${text}`);
  return point === 'now' ? database.index.lastSequence : point;
}

function parseFeed(text: string | null): ChangesQuery['feed'] {
  if (text === null || text === 'normal') return 'normal';
  if (text === 'longpoll' || text === 'continuous') return text;
  throw badRequest('Supported `feed` types: normal, continuous, longpoll');
}

function parseHeartbeat(query: URLSearchParams): number | undefined {
  const text = query.get('heartbeat');
  if (text === null) return undefined;
  if (text === 'true') return longestWaitMs;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw badRequest('The heartbeat value should be a positive integer (in milliseconds).');
  return Number(text);
}

function parseFilter(request: HubRequest, body: JsonObject): Pick<ChangesQuery, 'isWantedRow' | 'selector'> {
  const every = (): boolean => true;
  switch (request.query.get('filter')) {
    case null:
      return { isWantedRow: every, selector: undefined };
    case '_doc_ids': {
      const ids = body['doc_ids'] ?? parseJsonParameter(request.query, 'doc_ids');
      if (!isStringList(ids)) throw badRequest('`doc_ids` filter parameter is not a list of doc ids.');
      const wanted = new Set(ids);
      return { isWantedRow: (row) => wanted.has(row.id), selector: undefined };
    }
    case '_selector':
      return { isWantedRow: every, selector: parseSelector(body['selector']) };
    case '_design':
      return { isWantedRow: (row) => row.id.startsWith('_design/'), selector: undefined };
    default:
      throw new Refusal(501, 'not_implemented', 'This hub filters by _doc_ids, _selector and _design only.');
  }
}

/** Reads the query (and the body of a POST) of `_changes`. */
export function parseChangesQuery(request: HubRequest, database: Database): ChangesQuery {
  const { query } = request;
  const body = request.method === 'POST' && request.body !== '' ? parseObjectBody(request) : {};
  return {
    feed: parseFeed(query.get('feed')),
    since: parseSince(request, database),
    limit: Math.max(1, parseCount(query, 'limit') ?? Number.POSITIVE_INFINITY),
    includeDocs: parseFlag(query, 'include_docs'),
    conflicts: parseFlag(query, 'conflicts'),
    hasAllLeaves: query.get('style') === 'all_docs',
    descending: parseFlag(query, 'descending'),
    heartbeatMs: parseHeartbeat(query),
    timeoutMs: Math.min(parseCount(query, 'timeout') ?? longestWaitMs, longestWaitMs),
    ...parseFilter(request, body),
  };
}
