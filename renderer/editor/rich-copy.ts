import type { Extension } from '@codemirror/state';
import { ViewPlugin } from '@codemirror/view';
import { copiedHtml } from '../../core/markdown/html/copied-html.ts';
import { htmlOf } from '../../core/markdown/html/html-of.ts';
import { pageLinkOf } from '../../core/markdown/html/page-link.ts';

/** More is copied as Markdown alone: rendering it would hold up the keyboard. UTF-16 units; 100,000 take some 0.2 s. */
const MAX_RICH_UNITS = 200_000;

const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** What is read elsewhere of copied Markdown: marks as formatting, pictures by their words. */
const richTextOf = (markdown: string): string =>
  copiedHtml(
    htmlOf(markdown, {
      hrefOf: (address) => pageLinkOf(address, parse),
      pictureOf: () => undefined,
      keepsLines: true,
    }),
  );

/** Adds HTML to the Markdown that the editor has just put onto the clipboard; copies of anything else are left alone. */
function addRichText({ clipboardData }: ClipboardEvent): void {
  const markdown = clipboardData?.getData('text/plain') ?? '';
  if (markdown !== '' && markdown.length <= MAX_RICH_UNITS) clipboardData?.setData('text/html', richTextOf(markdown));
}

/** What is copied or cut goes onto the clipboard as Markdown and as HTML. */
export const richCopy: Extension = ViewPlugin.define(({ dom }) => {
  // The editor's own handlers are on the element within, and come first.
  dom.addEventListener('copy', addRichText);
  dom.addEventListener('cut', addRichText);
  return {
    destroy() {
      dom.removeEventListener('copy', addRichText);
      dom.removeEventListener('cut', addRichText);
    },
  };
});
