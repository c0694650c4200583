import type { BlockContext, LeafBlock, LeafBlockParser, MarkdownConfig } from '@lezer/markdown';

/** What two people make who click one box at the same moment. */
const merged = /^\[[ xX]{2,4}\](?=[ \t])/;

class MergedTaskParser implements LeafBlockParser {
  nextLine(): boolean {
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    const length = merged.exec(leaf.content)?.[0].length ?? 0;
    const marker = cx.elt('TaskMarker', leaf.start, leaf.start + length);
    const text = cx.parser.parseInline(leaf.content.slice(length), leaf.start + length);
    cx.addLeafElement(leaf, cx.elt('Task', leaf.start, leaf.start + leaf.content.length, [marker, ...text]));
    return true;
  }
}

/** Reads `- [xx]` and `- [ x]` as the task they were meant to be; the next click on its box repairs it. */
export const kindTasks: MarkdownConfig = {
  parseBlock: [
    {
      name: 'MergedTask',
      leaf: (cx, leaf) =>
        merged.test(leaf.content) && cx.parentType().name === 'ListItem' ? new MergedTaskParser() : null,
      before: 'LinkReference',
    },
  ],
};
