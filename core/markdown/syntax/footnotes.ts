import { tags } from '@lezer/highlight';
import type { BlockContext, LeafBlock, LeafBlockParser, MarkdownConfig } from '@lezer/markdown';

const BRACKET = 91;
const CARET = 94;
const MAX_LABEL_UNITS = 100;
const referencePattern = /^\[\^[^\s[\]]+\]/;
const definitionPattern = /^\[\^[^\s[\]]+\]:/;

class DefinitionParser implements LeafBlockParser {
  nextLine(): boolean {
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    const length = definitionPattern.exec(leaf.content)?.[0].length ?? 0;
    const label = cx.elt('FootnoteLabel', leaf.start, leaf.start + length);
    const text = cx.parser.parseInline(leaf.content.slice(length), leaf.start + length);
    const end = leaf.start + leaf.content.length;
    cx.addLeafElement(leaf, cx.elt('FootnoteDefinition', leaf.start, end, [label, ...text]));
    return true;
  }
}

/** `[^1]` in the text and `[^1]: note` somewhere below. */
export const footnotes: MarkdownConfig = {
  defineNodes: [
    { name: 'FootnoteReference', style: tags.labelName },
    { name: 'FootnoteDefinition', block: true },
    { name: 'FootnoteLabel', style: tags.labelName },
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      leaf: (_cx, leaf) => (definitionPattern.test(leaf.content) ? new DefinitionParser() : null),
      before: 'LinkReference',
    },
  ],
  parseInline: [
    {
      name: 'FootnoteReference',
      parse(cx, next, at) {
        if (next !== BRACKET || cx.char(at + 1) !== CARET) return -1;
        const found = referencePattern.exec(cx.slice(at, Math.min(cx.end, at + MAX_LABEL_UNITS)));
        return found === null ? -1 : cx.addElement(cx.elt('FootnoteReference', at, at + found[0].length));
      },
      before: 'Link',
    },
  ],
};
