import type { BlockKind } from '../block-line.ts';

/** What the menu of blocks can do with the line it was called in. */
export type BlockAction =
  | { readonly kind: 'marker'; readonly block: Exclude<BlockKind, 'paragraph'> }
  | { readonly kind: 'quote' }
  | { readonly kind: 'date' }
  /** Files are chosen, and attached here. */
  | { readonly kind: 'file' }
  /** Lines of their own, and what of them is selected afterwards, in units from their beginning. */
  | { readonly kind: 'lines'; readonly text: string; readonly select: readonly [from: number, to: number] };

/** An entry of the menu. */
export interface BlockEntry {
  readonly label: string;
  /** What is typed for the same, shown beside the label. */
  readonly sign: string;
  /** Further words by which it is found. */
  readonly words: string;
  readonly action: BlockAction;
}

const marker = (label: string, sign: string, words: string, block: Exclude<BlockKind, 'paragraph'>): BlockEntry => ({
  label,
  sign,
  words,
  action: { kind: 'marker', block },
});

/** The blocks, in the order of the menu. */
export const blockEntries: readonly BlockEntry[] = [
  marker('Heading 1', '#', 'h1 title', 'heading1'),
  marker('Heading 2', '##', 'h2 section', 'heading2'),
  marker('Heading 3', '###', 'h3', 'heading3'),
  marker('Bullet list', '-', 'unordered ul points', 'bullet'),
  marker('Numbered list', '1.', 'ordered ol', 'ordered'),
  marker('Task', '- [ ]', 'todo check checkbox list', 'task'),
  { label: 'Quote', sign: '>', words: 'citation blockquote', action: { kind: 'quote' } },
  {
    label: 'Code block',
    sign: '```',
    words: 'fence program',
    action: { kind: 'lines', text: '```\n\n```', select: [4, 4] },
  },
  {
    label: 'Table',
    sign: '| |',
    words: 'columns rows grid',
    action: { kind: 'lines', text: '| Column | Column |\n| ------ | ------ |\n|        |        |', select: [2, 8] },
  },
  {
    label: 'Divider',
    sign: '---',
    words: 'rule line separator hr',
    action: { kind: 'lines', text: '---\n', select: [4, 4] },
  },
  { label: 'Attach a file…', sign: '![ ]', words: 'attachment image picture photo upload', action: { kind: 'file' } },
  { label: 'Date of today', sign: '@today', words: 'now day', action: { kind: 'date' } },
];

/** The entries that a person means who has typed so much: the beginning of one of their words. */
export function entriesFor(typed: string): readonly BlockEntry[] {
  const beginning = typed.toLowerCase();
  return blockEntries.filter(({ label, words }) =>
    `${label} ${words}`
      .toLowerCase()
      .split(' ')
      .concat(label.toLowerCase().replaceAll(' ', ''))
      .some((word) => word.startsWith(beginning)),
  );
}
