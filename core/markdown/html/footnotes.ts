import { messagesOf } from '../../messages/messages.ts';
import type { SyntaxNode, Tree } from '@lezer/common';
import { element } from './escape.ts';
import type { HtmlPage, Render } from './html-page.ts';

interface Footnote {
  readonly definition: SyntaxNode;
  /** From 1, in the order of the first references; undefined: nothing has referred to it yet. */
  number: number | undefined;
}

/** The footnotes of a text, by their labels. */
export class Footnotes {
  readonly #byLabel = new Map<string, Footnote>();
  readonly #used: Footnote[] = [];

  constructor(tree: Tree, source: string) {
    tree.iterate({
      enter: ({ name, node }) => {
        const label = name === 'FootnoteDefinition' ? node.getChild('FootnoteLabel') : null;
        if (label === null) return;
        const key = source.slice(label.from + 2, label.to - 2);
        if (!this.#byLabel.has(key)) this.#byLabel.set(key, { definition: node, number: undefined });
      },
    });
  }

  /** The number of a footnote that is referred to; undefined when no text belongs to the label. */
  numberOf(label: string): { readonly number: number; readonly isFirst: boolean } | undefined {
    const footnote = this.#byLabel.get(label);
    if (footnote === undefined) return undefined;
    const isFirst = footnote.number === undefined;
    if (isFirst) footnote.number = this.#used.push(footnote);
    return { number: footnote.number ?? 0, isFirst };
  }

  /** The section at the end of the page; footnotes may refer to further ones. Empty when there are none. */
  section(page: HtmlPage): string {
    const { backToText, footnotes } = page.ports.said ?? messagesOf('en').pages;
    const items: string[] = [];
    for (const { definition, number } of this.#used) {
      const label = definition.getChild('FootnoteLabel');
      const text = page.inline(definition, { from: label?.to ?? definition.from, to: definition.to }).trim();
      const back = element('a', '↩', { href: `#footnote-reference-${number}`, 'aria-label': backToText });
      items.push(element('li', `${text} ${back}`, { id: `footnote-${number}` }));
    }
    if (items.length === 0) return '';
    return element('section', `<ol>\n${items.join('\n')}\n</ol>`, { class: 'footnotes', 'aria-label': footnotes });
  }
}

const renderReference: Render = (node, page) => {
  const label = page.source({ from: node.from + 2, to: node.to - 1 });
  const known = page.footnotes.numberOf(label);
  if (known === undefined) return page.text(node);
  const { number, isFirst } = known;
  const link = element('a', String(number), {
    href: `#footnote-${number}`,
    id: isFirst ? `footnote-reference-${number}` : undefined,
  });
  return element('sup', link, { class: 'footnote' });
};

/** References stand raised where they are; the notes themselves come at the end of the page. */
export const footnoteRenderers: ReadonlyMap<string, Render> = new Map([
  ['FootnoteReference', renderReference],
  ['FootnoteDefinition', () => ''],
]);
