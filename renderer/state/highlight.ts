/** A stretch of text, and whether it is one of the words that were searched for. */
export interface Stretch {
  readonly text: string;
  readonly isFound: boolean;
}

/** Cuts `text` at every place where a word of `query` begins a word. Joining the stretches gives `text` again. */
export function highlightsOf(text: string, query: string): readonly Stretch[] {
  const words = query.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || text === '') return [{ text, isFound: false }];
  const longestFirst = words.map(escaped).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})`, 'giu');
  const stretches: Stretch[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (index > end) stretches.push({ text: text.slice(end, index), isFound: false });
    stretches.push({ text: found, isFound: true });
    end = index + found.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end), isFound: false });
  return stretches;
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
