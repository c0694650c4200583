import { tags } from '@lezer/highlight';
import type { MarkdownConfig } from '@lezer/markdown';

const delimiter = { resolve: 'Highlight', mark: 'HighlightMark' };
const EQUALS = 61;

/** `==text==`: marked as with a highlighter pen. The marks open and close as those of `~~` do, but for punctuation. */
export const highlight: MarkdownConfig = {
  defineNodes: ['Highlight', { name: 'HighlightMark', style: tags.processingInstruction }],
  parseInline: [
    {
      name: 'Highlight',
      parse(cx, next, at) {
        if (next !== EQUALS || cx.char(at + 1) !== EQUALS || cx.char(at + 2) === EQUALS) return -1;
        const isSpace = (text: string): boolean => /^\s?$/.test(text);
        const opens = !isSpace(cx.slice(at + 2, at + 3));
        const closes = !isSpace(cx.slice(at - 1, at));
        return cx.addDelimiter(delimiter, at, at + 2, opens, closes);
      },
      after: 'Emphasis',
    },
  ],
};
