import { withoutFrontMatter } from '../front-matter.ts';
import { noteParser } from '../syntax/note-syntax.ts';
import { blockRenderers } from './blocks.ts';
import { codeRenderers } from './code.ts';
import { footnoteRenderers, Footnotes } from './footnotes.ts';
import { HtmlPage } from './html-page.ts';
import type { HtmlPorts } from './html-ports.ts';
import { inlineRenderers } from './inline.ts';
import { linkReferencesIn } from './link-references.ts';
import { linkRenderers } from './links.ts';
import { listRenderers } from './lists.ts';
import { quoteRenderers } from './quotes.ts';
import { tableRenderers } from './tables.ts';

const renderers = new Map([
  ...blockRenderers,
  ...codeRenderers,
  ...footnoteRenderers,
  ...inlineRenderers,
  ...linkRenderers,
  ...listRenderers,
  ...quoteRenderers,
  ...tableRenderers,
]);

/**
 * Markdown as HTML, as the page of a note reads. Every tag in it is ours: what the text says is escaped, and it says only
 * where links lead and what pictures show, through `ports`. Front matter is left out.
 */
export function htmlOf(text: string, ports: HtmlPorts): string {
  const markdown = withoutFrontMatter(text.replace(/\r\n?/g, '\n'));
  const tree = noteParser.parse(markdown);
  const footnotes = new Footnotes(tree, markdown);
  const references = linkReferencesIn(tree, markdown);
  const page = new HtmlPage({ source: markdown, ports, renderers, references, footnotes });
  const body = page.render(tree.topNode);
  const section = footnotes.section(page);
  return section === '' ? body : `${body}\n${section}`;
}
