import { type FoundPlace, foundIn } from '../../core/search/found-in.ts';
import { parseSearchQuery } from '../../core/search/search-query.ts';

/** A stretch of text, and whether it is something that was searched for. */
export interface Stretch {
  readonly text: string;
  readonly isFound: boolean;
}

/** Cuts `text` around places in it, which are in order. Joining the stretches gives `text` again. */
export function stretchesOf(text: string, places: readonly FoundPlace[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { from, to } of places) {
    if (from > end) stretches.push({ text: text.slice(end, from), isFound: false });
    stretches.push({ text: text.slice(from, to), isFound: true });
    end = to;
  }
  if (end < text.length || text === '') stretches.push({ text: text.slice(end), isFound: false });
  return stretches;
}

/** Cuts `text` around everything that `query` looks for, or `instead` of it. */
export function highlightsOf(text: string, query: string, instead: readonly string[] = []): readonly Stretch[] {
  // Days, which alone depend on the time, are nothing to mark.
  return stretchesOf(text, foundIn(text, parseSearchQuery(query, 0), instead));
}
