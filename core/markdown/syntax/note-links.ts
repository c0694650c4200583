import { tags } from '@lezer/highlight';
import type { MarkdownConfig } from '@lezer/markdown';
import { TAG_NAME } from '../../note/tag-name.ts';
import { isWordStart } from './word-start.ts';

const BRACKET = 91;
const HASH = 35;
/** Longer ones are text: a name of a note or a tag is short, and the search for its end must be. */
const MAX_UNITS = 300;
/** A backslash takes the sign behind it into the title. */
const noteLinkPattern = /^\[\[((?:\\.|[^[\]|\n\\])+)(?:\|((?:\\.|[^[\]\n\\])+))?\]\]/;
const hashtagPattern = new RegExp(`^#${TAG_NAME}`, 'u');

/** `[[note]]`, `[[note#heading]]` and `[[note|words shown]]`. */
export const noteLinks: MarkdownConfig = {
  defineNodes: ['NoteLink', 'NoteLinkTarget', { name: 'NoteLinkMark', style: tags.processingInstruction }],
  parseInline: [
    {
      name: 'NoteLink',
      parse(cx, next, at) {
        if (next !== BRACKET || cx.char(at + 1) !== BRACKET) return -1;
        const found = noteLinkPattern.exec(cx.slice(at, Math.min(cx.end, at + MAX_UNITS)));
        const target = found?.[1];
        if (found === null || target === undefined) return -1;
        const end = at + found[0].length;
        const targetEnd = at + 2 + target.length;
        const bar = found[2] === undefined ? [] : [cx.elt('NoteLinkMark', targetEnd, targetEnd + 1)];
        const parts = [
          cx.elt('NoteLinkMark', at, at + 2),
          cx.elt('NoteLinkTarget', at + 2, targetEnd),
          ...bar,
          cx.elt('NoteLinkMark', end - 2, end),
        ];
        return cx.addElement(cx.elt('NoteLink', at, end, parts));
      },
      before: 'Link',
    },
  ],
};

/** `#tag`, where a word could begin. */
export const hashtags: MarkdownConfig = {
  defineNodes: ['Hashtag'],
  parseInline: [
    {
      name: 'Hashtag',
      parse(cx, next, at) {
        if (next !== HASH || !isWordStart(cx, at)) return -1;
        const found = hashtagPattern.exec(cx.slice(at, Math.min(cx.end, at + MAX_UNITS)));
        return found === null ? -1 : cx.addElement(cx.elt('Hashtag', at, at + found[0].length));
      },
    },
  ],
};
