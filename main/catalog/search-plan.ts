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

/** Scripts written without spaces, where the index's words are whole sentences. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * How to find what was typed: every word by its beginning, so that a search works from the first letter; a passage
 * anywhere for unspaced scripts. There is no syntax to get wrong: anything but letters and digits only separates words.
 */
export function searchPlanOf(query: string): SearchPlan {
  const words = query.match(WORD) ?? [];
  const joined = 'words JOIN notes ON notes.number = words.rowid';
  if (words.length === 0) {
    if (query.trim() === '') return { from: 'notes', where: '', parameters: [], order: NEWEST_FIRST };
    return passagePlan(joined, query.trim());
  }
  if (UNSPACED.test(query)) return passagePlan(joined, query.trim());
  const match = words.map((word) => `"${word}"*`).join(' ');
  return { from: joined, where: 'words MATCH ? AND', parameters: [match], order: BEST_FIRST };
}

function passagePlan(from: string, passage: string): SearchPlan {
  const where = '(instr(words.title, ?) OR instr(words.text, ?)) AND';
  return { from, where, parameters: [passage, passage], order: NEWEST_FIRST };
}
