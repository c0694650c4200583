import {
  type HubRequest,
  methodNotAllowed,
  parseCount,
  parseFlag,
  parseJsonParameter,
  parseObjectBody,
} from '../http/hub-request.ts';
import { badRequest } from '../http/refusal.ts';
import { type Reply, reply } from '../http/reply.ts';
import type { JsonObject } from '../json.ts';
import { type IndexRow, isDeletedRow } from '../store/change-index.ts';
import type { Database } from '../store/database.ts';

interface ListQuery {
  readonly keys: readonly unknown[] | undefined;
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly isEndIncluded: boolean;
  readonly limit: number;
  readonly skip: number;
  readonly descending: boolean;
  readonly includeDocs: boolean;
  readonly conflicts: boolean;
}

function parseBound(query: URLSearchParams, ...names: readonly string[]): string | undefined {
  const name = names.find((each) => query.has(each));
  const value = name === undefined ? undefined : parseJsonParameter(query, name);
  return typeof value === 'string' ? value : undefined;
}

/** The options of a POST body count like those of the query. */
function optionsOf(request: HubRequest): { query: URLSearchParams; keys: unknown } {
  const query = new URLSearchParams(request.query);
  if (request.method === 'GET') return { query, keys: parseJsonParameter(query, 'keys') };
  const { keys, ...rest } = parseObjectBody(request);
  const isBound = (name: string): boolean => /key$/.test(name);
  for (const [name, value] of Object.entries(rest))
    query.set(name, isBound(name) ? JSON.stringify(value) : String(value));
  return { query, keys };
}

function parseListQuery(request: HubRequest): ListQuery {
  const { query, keys } = optionsOf(request);
  if (keys !== undefined && !Array.isArray(keys)) throw badRequest('`keys` body member must be an array.');
  const key = parseBound(query, 'key');
  return {
    keys,
    start: key ?? parseBound(query, 'startkey', 'start_key'),
    end: key ?? parseBound(query, 'endkey', 'end_key'),
    isEndIncluded: query.get('inclusive_end') !== 'false',
    limit: parseCount(query, 'limit') ?? Number.POSITIVE_INFINITY,
    skip: parseCount(query, 'skip') ?? 0,
    descending: parseFlag(query, 'descending'),
    includeDocs: parseFlag(query, 'include_docs'),
    conflicts: parseFlag(query, 'conflicts'),
  };
}

async function listRow(database: Database, row: IndexRow, query: ListQuery): Promise<JsonObject> {
  const [winner] = row.leaves;
  const value = { rev: winner.rev, ...(winner.isDeleted ? { deleted: true } : {}) };
  if (!query.includeDocs) return { id: row.id, key: row.id, value };
  const read = (): Promise<unknown> => database.store.get(row.id, { rev: winner.rev, conflicts: query.conflicts });
  return { id: row.id, key: row.id, value, doc: winner.isDeleted ? null : ((await read()) ?? null) };
}

function byKeys(database: Database, keys: readonly unknown[], query: ListQuery): Promise<JsonObject>[] {
  return keys.slice(query.skip, query.skip + query.limit).map(async (key) => {
    const row = typeof key === 'string' ? database.index.get(key) : undefined;
    return row ? listRow(database, row, query) : { key, error: 'not_found' };
  });
}

function isInRange(id: string, query: ListQuery): boolean {
  const [low, high] = query.descending ? [query.end, query.start] : [query.start, query.end];
  if (low !== undefined && id < low) return false;
  if (high !== undefined && id > high) return false;
  return query.isEndIncluded || id !== query.end;
}

/** Lists documents by id: `/db/_all_docs`, and with `isWanted` the part of it that is one partition. */
export async function listDocuments(
  request: HubRequest,
  database: Database,
  isWanted: (id: string) => boolean = () => true,
): Promise<Reply> {
  if (request.method !== 'GET' && request.method !== 'POST') throw methodNotAllowed('GET', 'HEAD', 'POST');
  const query = parseListQuery(request);
  const { index } = database;
  if (query.keys) {
    const rows = await Promise.all(byKeys(database, query.keys, query));
    return reply(200, { total_rows: index.documentCount, offset: null, rows });
  }
  const living = index.sortedIds().flatMap((id) => {
    const row = index.get(id);
    return row && !isDeletedRow(row) && isWanted(id) ? [row] : [];
  });
  if (query.descending) living.reverse();
  const before = living.findIndex((row) => isInRange(row.id, query));
  const inRange = living.filter((row) => isInRange(row.id, query));
  const page = inRange.slice(query.skip, query.skip + query.limit);
  const rows = await Promise.all(page.map((row) => listRow(database, row, query)));
  return reply(200, {
    total_rows: index.documentCount,
    offset: (before < 0 ? living.length : before) + query.skip,
    rows,
  });
}
