import type { Messages } from '../../../../core/messages/messages.ts';
import { texts } from '../../../state/texts.svelte.ts';
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

/** A block that can be inserted. */
interface Block {
  /** What it is called in the catalogue of texts. */
  readonly name: keyof Messages['formatting']['words'];
  /** What is typed for the same, shown beside the label. */
  readonly sign: string;
  readonly action: BlockAction;
}

/** A block as the menu shows it. */
export interface BlockEntry extends Block {
  readonly label: string;
}

type Marked = Extract<Block['name'], BlockKind>;

const marker = (name: Marked, sign: string): Block => ({ name, sign, action: { kind: 'marker', block: name } });

/** The blocks, in the order of the menu. A table has heads in the language of the interface. */
const blocks = (): readonly Block[] => [
  marker('heading1', '#'),
  marker('heading2', '##'),
  marker('heading3', '###'),
  marker('bullet', '-'),
  marker('ordered', '1.'),
  marker('task', '- [ ]'),
  { name: 'quote', sign: '>', action: { kind: 'quote' } },
  { name: 'codeBlock', sign: '```', action: { kind: 'lines', text: '```\n\n```', select: [4, 4] } },
  { name: 'table', sign: '| |', action: tableOf(texts().formatting.column) },
  { name: 'divider', sign: '---', action: { kind: 'lines', text: '---\n', select: [4, 4] } },
  { name: 'attach', sign: '![ ]', action: { kind: 'file' } },
  { name: 'dateOfToday', sign: `@${texts().formatting.today}`, action: { kind: 'date' } },
];

/** An empty table with the first of its heads selected. */
function tableOf(head: string): BlockAction {
  const rowOf = (cell: string): string => `| ${cell} | ${cell} |`;
  const lines = [head, '-'.repeat(head.length), ' '.repeat(head.length)].map(rowOf);
  return { kind: 'lines', text: lines.join('\n'), select: [2, 2 + head.length] };
}

/** The entries that a person means who has typed so much: the beginning of one of their words. */
export function entriesFor(typed: string): readonly BlockEntry[] {
  const beginning = typed.toLowerCase();
  const said = texts().formatting;
  return blocks()
    .map((block) => ({ ...block, label: said[block.name] }))
    .filter(({ name, label }) =>
      `${label} ${said.words[name]}`
        .toLowerCase()
        .split(' ')
        .concat(label.toLowerCase().replaceAll(' ', ''))
        .some((word) => word.startsWith(beginning)),
    );
}
