import type { SearchQuery } from '@codemirror/search';
import type { EditorState } from '@codemirror/state';
import { texts } from '../../../state/texts.svelte.ts';

/** A place where the text is that is looked for, in UTF-16 units. */
export interface Match {
  readonly from: number;
  readonly to: number;
}

/** So many are counted; of more it is said that there are more. */
export const MOST_MATCHES = 10_000;

/** Where the text looked for is, in order; one more than the most tells that there are more. */
export function matchesOf(query: SearchQuery, state: EditorState): Match[] {
  if (!query.valid) return [];
  const found: Match[] = [];
  const cursor = query.getCursor(state);
  for (let next = cursor.next(); !next.done && found.length <= MOST_MATCHES; next = cursor.next()) {
    found.push({ from: next.value.from, to: next.value.to });
  }
  return found;
}

/** Which of the matches is selected, counted from 1; 0 when none is. */
export function placeOf(matches: readonly Match[], { from, to }: Match): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return matches[low]?.from === from && matches[low]?.to === to ? low + 1 : 0;
}

/** `3 of 12`, `12 found`, `Nothing found`; nothing while nothing is looked for. */
export function findLabel(
  query: { readonly search: string; readonly valid: boolean },
  count: number,
  place: number,
): string {
  const said = texts().finding;
  if (query.search === '') return '';
  if (!query.valid) return said.notRegular;
  if (count === 0) return said.nothing;
  const isMore = count > MOST_MATCHES;
  if (place === 0) return isMore ? said.foundMore(MOST_MATCHES) : said.found(count);
  return isMore ? said.placeOfMore(place, MOST_MATCHES) : said.placeOf(place, count);
}
