import type { JsonObject } from '../json.ts';
import { type IndexRow, isDeletedRow } from '../store/change-index.ts';
import type { Database } from '../store/database.ts';
import type { ChangesQuery } from './changes-query.ts';

/** Some rows of a feed, and the sequence up to which everything was looked at. */
export interface ChangesPage {
  readonly rows: readonly JsonObject[];
  readonly reached: number;
}

/** Documents read side by side; more would only queue in the store. */
const readTogether = 50;

async function changeRow(database: Database, row: IndexRow, query: ChangesQuery): Promise<JsonObject | undefined> {
  const [winner] = row.leaves;
  const leaves = query.hasAllLeaves ? row.leaves : [winner];
  const read = { rev: winner.rev, conflicts: query.conflicts };
  const document = query.includeDocs || query.selector ? await database.store.get(row.id, read) : undefined;
  if (query.selector && !query.selector(document)) return undefined;
  return {
    seq: database.sequenceOf(row.sequence),
    id: row.id,
    changes: leaves.map((leaf) => ({ rev: leaf.rev })),
    ...(isDeletedRow(row) ? { deleted: true } : {}),
    ...(query.includeDocs ? { doc: document ?? null } : {}),
  };
}

/** Reads the next rows after `since`, at most `limit` of them that pass the filter. */
export async function readChangesPage(
  database: Database,
  query: ChangesQuery,
  since: number,
  limit: number,
): Promise<ChangesPage> {
  const end = database.index.lastSequence;
  const candidates = database.index.after(query.descending ? 0 : since).filter(query.isWantedRow);
  if (query.descending) candidates.reverse();
  const rows: JsonObject[] = [];
  const step = query.selector ? readTogether : Math.min(readTogether, limit);
  for (let at = 0; at < candidates.length; at += step) {
    const together = candidates.slice(at, at + step);
    const found = await Promise.all(together.map((row) => changeRow(database, row, query)));
    for (const [offset, row] of found.entries()) {
      if (!row) continue;
      rows.push(row);
      if (rows.length >= limit) return { rows, reached: together[offset]?.sequence ?? end };
    }
  }
  return { rows, reached: Math.max(end, since) };
}

/** The end of an answer: where the reader stands, and how much is left. */
export function changesEnd(database: Database, reached: number): { last_seq: string; pending: number } {
  return { last_seq: database.sequenceOf(reached), pending: database.index.countAfter(reached) };
}
