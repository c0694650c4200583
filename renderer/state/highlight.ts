import { foundIn } from '../../core/search/found-in.ts';
import { parseSearchQuery } from '../../core/search/search-query.ts';

/** A stretch of text, and whether it is something that was searched for. */
export interface Stretch {
  readonly text: string;
  readonly isFound: boolean;
}

/** Cuts `text` around everything that `query` looks for, or `instead` of it. Joining the stretches gives `text` again. */
export function highlightsOf(text: string, query: string, instead: readonly string[] = []): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  // Days, which alone depend on the time, are nothing to mark.
  for (const { from, to } of foundIn(text, parseSearchQuery(query, 0), instead)) {
    if (from > end) stretches.push({ text: text.slice(end, from), isFound: false });
    stretches.push({ text: text.slice(from, to), isFound: true });
    end = to;
  }
  if (end < text.length || text === '') stretches.push({ text: text.slice(end), isFound: false });
  return stretches;
}
