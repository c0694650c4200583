import { element } from './escape.ts';

/** Tells an editor of ours that the clipboard's plain text is the Markdown of its HTML: nothing needs to be read out of that. */
const MARK = 'data-commonplace';

/** Markup as it goes onto the clipboard beside its Markdown. */
export const copiedHtml = (markup: string): string => element('div', markup, { [MARK]: '' });
