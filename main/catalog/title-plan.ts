import { linkKeyOf } from '../../core/note/link-target.ts';
import { UNSPACED, wordsIn } from '../../core/search/search-query.ts';
import { afterAll, matchOf } from './beginning.ts';

/** The parts of a question for titles that depend on what was typed. */
export interface TitlePlan {
  /** Ends in `AND` where it is not empty. */
  readonly where: string;
  /** What comes first; empty when only the time decides. */
  readonly rank: string;
  readonly parameters: readonly string[];
}

/** How to find the titles that are meant: by their beginning, or by the beginnings of their words in any order. */
export function titlePlanOf(query: string): TitlePlan {
  const key = linkKeyOf(query);
  if (key === '') return { where: '', rank: '', parameters: [] };
  const words = wordsIn(query);
  const within = UNSPACED.test(query) || words.length === 0;
  const others = within ? 'instr(key, ?) > 0' : 'number IN (SELECT rowid FROM words WHERE words MATCH ?)';
  return {
    where: `(key >= ? AND key < ? OR ${others}) AND `,
    rank: 'key = ? DESC, key >= ? AND key < ? DESC',
    parameters: [key, afterAll(key), within ? key : `title : (${matchOf(words)})`, key, key, afterAll(key)],
  };
}
