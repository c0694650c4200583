import type { FoundPlace } from '../../../core/search/found-in.ts';
import { fuzzyMatch, fuzzyWordsOf } from '../../../core/search/fuzzy.ts';
import type { Messages } from '../../../core/messages/messages.ts';

/** What one can go to, or have done. */
export type PaletteKind = keyof Messages['palette']['kinds'];

/** One thing to choose. */
export interface PaletteEntry {
  /** Tells it from all others. */
  readonly key: string;
  readonly kind: PaletteKind;
  readonly text: string;
  /** What else there is to know: keys, how many notes, when. */
  readonly detail?: string | undefined;
  /** Counts beside how well it matches. */
  readonly lead?: number;
  readonly run: () => void;
}

/** An entry that was found, and what was found in its text. */
export interface PaletteRow extends PaletteEntry {
  readonly places: readonly FoundPlace[];
}

/** The entries that have the letters of `text`, best match first; of equal ones, and for no text, in the order given. */
export function rankedEntries(text: string, entries: readonly PaletteEntry[]): readonly PaletteRow[] {
  const words = fuzzyWordsOf(text);
  const found = entries.flatMap((entry) => {
    const match = fuzzyMatch(words, entry.text);
    return match ? [{ row: { ...entry, places: match.places }, score: match.score + (entry.lead ?? 0) }] : [];
  });
  if (words.length > 0) found.sort((a, b) => b.score - a.score);
  return found.map(({ row }) => row);
}
