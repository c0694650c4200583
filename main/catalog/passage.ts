import { plainTextOf } from '../../core/note/plain-text.ts';
import { type FoundPlace, foundIn } from '../../core/search/found-in.ts';
import type { SearchQuery } from '../../core/search/search-query.ts';

/** A passage is about as long as a row can show. */
const PASSAGE_UNITS = 160;
/** So much stands before the first word that was found. */
const LEAD_UNITS = 40;
/** How much of a text is looked through: a page of long ones must not take longer than a key. */
const SEARCHED_UNITS = 100_000;

/** The passage of a Markdown text in which most of what was looked for stands, as it reads; undefined when nothing does. */
export function passageIn(text: string, query: SearchQuery, instead: readonly string[]): string | undefined {
  const searched = text.slice(0, SEARCHED_UNITS);
  const best = densest(foundIn(searched, query, instead));
  if (best === undefined) return undefined;
  const from = wordStart(searched, Math.max(0, best.from - LEAD_UNITS));
  const passage = plainTextOf(searched.slice(from, from + PASSAGE_UNITS + LEAD_UNITS));
  return from === 0 ? passage : `… ${passage}`;
}

/** The place that most others follow closely; of several, the first. */
function densest(places: readonly FoundPlace[]): FoundPlace | undefined {
  let best: FoundPlace | undefined;
  let most = 0;
  for (let first = 0, last = 0; first < places.length; first++) {
    const place = places[first];
    while (place && (places[last]?.to ?? Infinity) <= place.from + PASSAGE_UNITS - LEAD_UNITS) last++;
    if (best === undefined || last - first > most) best = place;
    most = Math.max(most, last - first);
  }
  return best;
}

/** The beginning of the line or of the word at a place. */
function wordStart(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  if (at - line <= LEAD_UNITS) return line;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + LEAD_UNITS ? at : space + 1;
}
