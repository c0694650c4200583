import type { MarkdownConfig } from '@lezer/markdown';
import { MEMBER_NAME } from '../../note/member-name.ts';
import { isWordStart } from './word-start.ts';

const AT = 64;
/** Longer names of accounts are text. */
const MAX_UNITS = 120;
const mentionPattern = new RegExp(`^@${MEMBER_NAME}`, 'u');

/** `@member`, where a word could begin. */
export const mentions: MarkdownConfig = {
  defineNodes: ['Mention'],
  parseInline: [
    {
      name: 'Mention',
      parse(cx, next, at) {
        if (next !== AT || !isWordStart(cx, at)) return -1;
        const found = mentionPattern.exec(cx.slice(at, Math.min(cx.end, at + MAX_UNITS)));
        return found === null ? -1 : cx.addElement(cx.elt('Mention', at, at + found[0].length));
      },
    },
  ],
};
