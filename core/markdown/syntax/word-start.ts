import type { InlineContext } from '@lezer/markdown';

/** Whether a sign at a place can begin something: a word could, too. */
export const isWordStart = (cx: InlineContext, at: number): boolean => /^[\s([{,;]?$/.test(cx.slice(at - 1, at));
