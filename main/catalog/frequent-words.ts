import type Database from 'libsql';

/** A search of the index for words and phrases, and nothing else. */
export interface WordsMatch {
  /** All of it stands in the title or the text. */
  readonly anywhere: string;
  /** All of it stands in the title. */
  readonly inTitle: string;
}

/** So many notes are ranked by how well they match. More have words in common that are so frequent that they hardly tell notes apart. */
export const MOST_RANKED = 2000;

/** A word in the title weighs as much as ten in the text. */
export const RANK = 'bm25(words, 10.0, 1.0)';

/** The newest notes are those that the catalog met last: the index gives them in this order without a look at the others. */
const newest = (tier: number, score: string): string =>
  `SELECT * FROM (SELECT rowid AS number, ${tier} AS tier, ${score} AS score
     FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ${MOST_RANKED})`;
const BEST = `${newest(0, '0')} UNION ALL ${newest(1, RANK)}`;
const ALL = `${BEST} UNION ALL SELECT rowid, 2, 0 FROM words WHERE words MATCH ?`;

/** The first place of each note counts, with the score that it has there. */
const pageOf = (found: string): string =>
  `SELECT found.number FROM (SELECT number, min(tier) AS tier, score FROM (${found}) GROUP BY number) AS found
   JOIN notes ON notes.number = found.number
   ORDER BY found.tier, found.score, notes.edited DESC, notes.id LIMIT ? OFFSET ?`;

/** How many notes match, by the index alone. */
export function countOf(db: Database.Database, { anywhere }: WordsMatch): number {
  const count = db.prepare('SELECT count(*) AS total FROM words WHERE words MATCH ?');
  return (count.get(anywhere) as { total: number }).total;
}

/**
 * A page of more notes than are ranked: the newest of those that say it all in the title, the best of the newest others,
 * then the rest, newest edit first.
 */
export function frequentPage(
  db: Database.Database,
  { anywhere, inTitle }: WordsMatch,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): number[] {
  // There are at least so many that are ranked: what comes behind them need not be known for a page before.
  const isRanked = offset + limit <= MOST_RANKED;
  const bound = isRanked ? [inTitle, anywhere] : [inTitle, anywhere, anywhere];
  const rows = db.prepare(pageOf(isRanked ? BEST : ALL)).all(...bound, limit, offset);
  return (rows as { number: number }[]).map(({ number }) => number);
}
