import type { BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';
import { isKindTable } from '../table/read-table.ts';

/** Takes what GFM reads as a paragraph because header and rule do not have the same number of cells. */
class KindTableParser implements LeafBlockParser {
  #lines = 1;
  #isTable = false;

  nextLine(_cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (this.#lines++ === 1) this.#isTable = isKindTable(leaf.content, line.text.slice(line.pos));
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    if (!this.#isTable) return false;
    const end = leaf.start + leaf.content.length;
    cx.addLeafElement(leaf, cx.elt('Table', leaf.start, end, cx.parser.parseInline(leaf.content, leaf.start)));
    return true;
  }
}

/** Reads as tables what was one before several people edited it at once; the next edit repairs it (core/markdown/table). */
export const kindTables: MarkdownConfig = {
  parseBlock: [
    {
      name: 'KindTable',
      leaf: (_cx, leaf) => (leaf.content.includes('|') ? new KindTableParser() : null),
      after: 'Table',
    },
  ],
};
