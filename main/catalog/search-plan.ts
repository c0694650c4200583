import { tagKeyOf } from '../../core/note/tag-name.ts';
import { afterAll, matchOf, UNSPACED, WORD } from './beginning.ts';

/** The parts of a list query that depend on what was typed. */
export interface SearchPlan {
  readonly from: string;
  /** Ends in `AND` where it is not empty. */
  readonly where: string;
  readonly parameters: readonly string[];
  readonly order: string;
}

const NEWEST_FIRST = 'notes.edited DESC, notes.id';
/** A word in the title weighs as much as ten in the text. */
const BEST_FIRST = `bm25(words, 10.0, 1.0), ${NEWEST_FIRST}`;
const JOINED = 'words JOIN notes ON notes.number = words.rowid';

const TAG = /(?<=^|\s)#([\p{L}_][\p{L}\p{N}_/-]*)(\s?)/gu;

/**
 * How to find what was typed: every word by its beginning, so that a search works from the first letter; a passage
 * anywhere for unspaced scripts; `#tag` by the tags that notes bear. There is no syntax to get wrong: anything else but
 * letters and digits only separates words.
 */
export function searchPlanOf(query: string): SearchPlan {
  const tags = [...query.matchAll(TAG)].map(([, name = '', end]) => tagPlan(tagKeyOf(name), end !== ''));
  const text = textPlan(query.replace(TAG, ' '));
  return {
    ...text,
    where: [...tags.map(({ where }) => where), text.where].join(' '),
    parameters: [...tags.flatMap(({ parameters }) => parameters), ...text.parameters],
  };
}

/** A tag that is still being typed is found by its beginning; a whole one alone, with those nested in it. */
function tagPlan(key: string, isWhole: boolean): Pick<SearchPlan, 'where' | 'parameters'> {
  const nested = isWhole ? `${key}/` : key;
  const where = 'notes.number IN (SELECT note FROM tags WHERE tags.key = ? OR tags.key >= ? AND tags.key < ?) AND';
  return { where, parameters: [key, nested, afterAll(nested)] };
}

function textPlan(query: string): SearchPlan {
  const words = query.match(WORD) ?? [];
  const passage = query.trim();
  if (passage === '') return { from: 'notes', where: '', parameters: [], order: NEWEST_FIRST };
  if (words.length === 0 || UNSPACED.test(query)) {
    const where = '(instr(words.title, ?) OR instr(words.text, ?)) AND';
    return { from: JOINED, where, parameters: [passage, passage], order: NEWEST_FIRST };
  }
  return { from: JOINED, where: 'words MATCH ? AND', parameters: [matchOf(words)], order: BEST_FIRST };
}
