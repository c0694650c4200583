/** One line of release notes as it is shown: without marks, and whether it is an item of a list. */
export interface NotesLine {
  readonly kind: 'item' | 'heading' | 'text';
  readonly text: string;
}

/** Marks of Markdown that stand for emphasis, code and links; the words stay. */
const plainOf = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`]|(?<!\w)_|_(?!\w)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Reads release notes: items, headings and paragraphs, each on one line however it was wrapped. */
export function notesLines(notes: string): NotesLine[] {
  const lines: NotesLine[] = [];
  let isOpen = false;
  for (const raw of notes.split(/\r?\n/)) {
    const [, mark, text] = /^\s*(-|\*|#{1,6})\s+(.*)$/.exec(raw) ?? [];
    const last = lines.at(-1);
    if (mark !== undefined && text !== undefined) {
      const isHeading = mark.startsWith('#');
      lines.push({ kind: isHeading ? 'heading' : 'item', text: plainOf(text) });
      isOpen = !isHeading;
    } else if (raw.trim() === '') isOpen = false;
    else if (isOpen && last) lines[lines.length - 1] = { ...last, text: `${last.text} ${plainOf(raw)}` };
    else {
      lines.push({ kind: 'text', text: plainOf(raw) });
      isOpen = true;
    }
  }
  return lines;
}
