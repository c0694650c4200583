import { tags } from '@lezer/highlight';
import type { BlockContext, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';

const DOLLAR = 36;
const MAX_INLINE_UNITS = 1000;
/** No space inside the marks and no digit behind them, so that sums of money stay what they are. */
const inlinePattern = /^\$(?![\s$])(?:\\.|[^\\$\n])*?(?<!\s)\$(?![\d$])/;
const closedPattern = /^\$\$[^$]+\$\$\s*$/;

class BlockMathsParser implements LeafBlockParser {
  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (closedPattern.test(leaf.content)) return this.finish(cx, leaf);
    if (!/\$\$\s*$/.test(line.text)) return false;
    cx.nextLine();
    cx.addLeafElement(leaf, cx.elt('BlockMaths', leaf.start, cx.prevLineEnd()));
    return true;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    if (!closedPattern.test(leaf.content)) return false;
    cx.addLeafElement(leaf, cx.elt('BlockMaths', leaf.start, leaf.start + leaf.content.length));
    return true;
  }
}

/** `$x$` in a line, and `$$` … `$$` as a block without blank lines. What is not closed is text. */
export const maths: MarkdownConfig = {
  defineNodes: [
    { name: 'InlineMaths', style: tags.monospace },
    { name: 'BlockMaths', block: true, style: tags.monospace },
  ],
  parseBlock: [
    {
      name: 'BlockMaths',
      leaf: (_cx, leaf) => (leaf.content.startsWith('$$') ? new BlockMathsParser() : null),
      before: 'LinkReference',
    },
  ],
  parseInline: [
    {
      name: 'InlineMaths',
      parse(cx, next, at) {
        if (next !== DOLLAR || cx.char(at - 1) === DOLLAR) return -1;
        const found = inlinePattern.exec(cx.slice(at, Math.min(cx.end, at + MAX_INLINE_UNITS)));
        return found === null ? -1 : cx.addElement(cx.elt('InlineMaths', at, at + found[0].length));
      },
      before: 'Escape',
    },
  ],
};
