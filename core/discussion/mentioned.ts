import { noteParser } from '../markdown/syntax/note-syntax.ts';

/** The accounts that a text calls by name, as they are written there, without their sign. */
export function mentionedIn(markdown: string): string[] {
  if (!markdown.includes('@')) return [];
  const names = new Set<string>();
  noteParser.parse(markdown).iterate({
    enter({ name, from, to }) {
      if (name === 'Mention') names.add(markdown.slice(from + 1, to));
    },
  });
  return [...names];
}
