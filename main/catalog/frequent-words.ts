import type Database from 'libsql';

/** Words and phrases that more notes have than these are frequent: they hardly tell notes apart. */
export const FREQUENT = 1000;
/** So many of the notes that have frequent words are ranked by how well they match, and as many by their titles. */
const RANKED = 500;

/** A word in the title weighs as much as ten in the text. */
export const RANK = 'bm25(words, 10.0, 1.0)';

/** The newest notes are those that the catalog met last: the index gives them in this order without a look at the others. */
const newest = (index: 'words' | 'titles', score: string): string =>
  `SELECT * FROM (SELECT rowid AS number, ${index === 'titles' ? 0 : 1} AS tier, ${score} AS score
     FROM ${index} WHERE ${index} MATCH ? ORDER BY rowid DESC LIMIT ${RANKED})`;
/** That takes a look at every match, which only those wait for who scroll beyond what is ranked. */
const REST = `SELECT words.rowid, 2, -notes.edited FROM words CROSS JOIN notes ON notes.number = words.rowid
  WHERE words MATCH ?`;

/** The first place of each note counts, with the score that it has there. */
const pageOf = (arms: readonly string[]): string =>
  `SELECT number, min(tier) AS tier, score FROM (${arms.join(' UNION ALL ')})
   GROUP BY number ORDER BY tier, score, number DESC LIMIT ? OFFSET ?`;

/** How many notes match, by the index alone. */
export function countOf(db: Database.Database, match: string): number {
  const count = db.prepare('SELECT count(*) AS total FROM words WHERE words MATCH ?');
  return (count.get(match) as { total: number }).total;
}

/** Which rows of how many. */
interface Place {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
}

/**
 * A page of the notes that have frequent words: the newest of those that say it all in the title, the best of the newest
 * others, then the rest, the one edited last first.
 */
export function frequentPage(db: Database.Database, match: string, { offset, limit, total }: Place): number[] {
  const arms = [newest('titles', '0'), newest('words', isInMany(db, total) ? '0' : RANK)];
  const bound = [match, match];
  // At least so many are ranked: what comes behind them need not be known for a page before.
  if (offset + limit > RANKED) {
    arms.push(REST);
    bound.push(match);
  }
  const rows = db.prepare(pageOf(arms)).all(...bound, limit, offset);
  return (rows as { number: number }[]).map(({ number }) => number);
}

/** BM25 gives little weight to what a quarter of all notes have, none to what half of them have, and takes long to find that out. */
function isInMany(db: Database.Database, total: number): boolean {
  const { last } = db.prepare('SELECT max(number) AS last FROM notes').get() as { last: number };
  return total > last / 4;
}
