import { element, escapeHtml, openingTag } from '../../../core/markdown/html/escape.ts';
import type { NotePage } from './note-page.ts';

/** Nothing is loaded, nothing runs; style attributes are those of set formulas. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The style sheets of a page; that for formulas goes only where there are any. */
export interface PageStyles {
  readonly page: string;
  readonly maths: string;
}

/** A whole HTML document around the markup of a note's text. */
export function pageDocument({ title, language, said }: NotePage, markup: string, styles: PageStyles): string {
  const hasMaths = markup.includes('class="katex');
  const heading = title.trim() === '' ? '' : `${element('h1', escapeHtml(title), { class: 'title' })}\n`;
  return `<!doctype html>
${openingTag('html', { lang: language })}
<head>
<meta charset="utf-8">
${openingTag('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY })}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Commonplace">
${element('title', escapeHtml(title.trim() || said.untitledNote))}
<style>${hasMaths ? styles.maths : ''}${styles.page}</style>
</head>
<body>
<main>
${heading}${markup}
</main>
</body>
</html>
`;
}
