/** A leaf revision as the index keeps it. */
export interface IndexLeaf {
  readonly rev: string;
  readonly isDeleted: boolean;
}

/** The latest change of one document. `leaves` has the winner first and is never empty. */
export interface IndexRow {
  readonly sequence: number;
  readonly id: string;
  readonly leaves: readonly [IndexLeaf, ...IndexLeaf[]];
}

/** True when the document shows as deleted, that is when its winner is a tombstone. */
export function isDeletedRow(row: IndexRow): boolean {
  return row.leaves[0].isDeleted;
}

/** Every document's latest change, in order, in memory: feeds, listings and counts never read the disk for it. */
export interface ChangeIndex {
  readonly lastSequence: number;
  readonly documentCount: number;
  readonly deletedCount: number;
  /** Rows must arrive in rising order of sequence; a row replaces the earlier one of the same document. */
  add(row: IndexRow): void;
  get(id: string): IndexRow | undefined;
  /** Rows after `sequence`, oldest first, at most `limit`. */
  after(sequence: number, limit?: number): IndexRow[];
  /** How many documents changed after `sequence`. */
  countAfter(sequence: number): number;
  /** The names of all documents, tombstones included, in rising order. */
  sortedIds(): readonly string[];
}

/** Stale rows are swept out when they outnumber the live ones by this factor, so that adding stays cheap. */
const sweepFactor = 2;

/** Creates an empty index. */
export function createChangeIndex(): ChangeIndex {
  const byId = new Map<string, IndexRow>();
  let rows: IndexRow[] = [];
  let ids: string[] | undefined;
  let deletedCount = 0;
  let lastSequence = 0;

  const isCurrent = (row: IndexRow): boolean => byId.get(row.id) === row;
  const firstAfter = (sequence: number): number => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = rows[middle];
      if (row && row.sequence <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const after = (sequence: number, limit = Number.POSITIVE_INFINITY): IndexRow[] => {
    const found: IndexRow[] = [];
    for (let at = firstAfter(sequence); at < rows.length && found.length < limit; at += 1) {
      const row = rows[at];
      if (row && isCurrent(row)) found.push(row);
    }
    return found;
  };

  return {
    get lastSequence() {
      return lastSequence;
    },
    get documentCount() {
      return byId.size - deletedCount;
    },
    get deletedCount() {
      return deletedCount;
    },
    add(row) {
      const earlier = byId.get(row.id);
      if (!earlier) ids = undefined;
      deletedCount += Number(isDeletedRow(row)) - Number(earlier ? isDeletedRow(earlier) : false);
      byId.set(row.id, row);
      rows.push(row);
      lastSequence = row.sequence;
      if (rows.length > byId.size * sweepFactor + 64) rows = rows.filter(isCurrent);
    },
    get: (id) => byId.get(id),
    after,
    countAfter: (sequence) => (sequence >= lastSequence ? 0 : after(sequence).length),
    sortedIds() {
      ids ??= [...byId.keys()].sort();
      return ids;
    },
  };
}
