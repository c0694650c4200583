import type { SyntaxNode } from '@lezer/common';
import { escapeHtml } from './escape.ts';
import type { Footnotes } from './footnotes.ts';
import type { HtmlPorts } from './html-ports.ts';
import type { LinkTarget } from './link-references.ts';

/** Renders one kind of node as markup. */
export type Render = (node: SyntaxNode, page: HtmlPage) => string;

/** From here up to there, in UTF-16 units of the source. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is known of the whole text while parts of it are rendered. */
export interface PageFacts {
  readonly source: string;
  readonly ports: HtmlPorts;
  readonly renderers: ReadonlyMap<string, Render>;
  readonly references: ReadonlyMap<string, LinkTarget>;
  readonly footnotes: Footnotes;
}

/** Constructs within each other: no one reads more of them, and browsers read HTML to about that depth. */
const MAX_DEPTH = 200;

/** One text on its way to HTML. Whatever is not rendered by a rule of its own is text, escaped. */
export class HtmlPage {
  readonly #facts: PageFacts;
  readonly #ids = new Set<string>();
  #depth = 0;

  constructor(facts: PageFacts) {
    this.#facts = facts;
  }

  get ports(): HtmlPorts {
    return this.#facts.ports;
  }

  get references(): ReadonlyMap<string, LinkTarget> {
    return this.#facts.references;
  }

  get footnotes(): Footnotes {
    return this.#facts.footnotes;
  }

  /** The Markdown of a stretch. */
  source({ from, to }: Stretch): string {
    return this.#facts.source.slice(from, to);
  }

  /** A name for an element that no other has, from words or another name. */
  idFor(words: string): string {
    const name =
      words
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'section';
    let id = name;
    for (let count = 2; this.#ids.has(id); count++) id = `${name}-${count}`;
    this.#ids.add(id);
    return id;
  }

  /** A node as markup; one that lies too deep is text. */
  render(node: SyntaxNode): string {
    if (this.#depth >= MAX_DEPTH) return this.text(node);
    this.#depth++;
    const markup = this.#facts.renderers.get(node.name)?.(node, this) ?? this.text(node);
    this.#depth--;
    return markup;
  }

  /** Blocks, one after the other. */
  blocks(nodes: readonly SyntaxNode[]): string {
    return nodes
      .map((node) => this.render(node))
      .filter((markup) => markup !== '')
      .join('\n');
  }

  /** What is in a node, or in a stretch of it: text, and the constructs in it. */
  inline(node: SyntaxNode, { from, to }: Stretch = node): string {
    let markup = '';
    let at = from;
    for (let child = node.firstChild; child !== null && child.from < to; child = child.nextSibling) {
      if (child.from < at) continue;
      markup += this.text({ from: at, to: child.from }) + this.render(child);
      at = child.to;
      // A quote's mark at the beginning of a line takes the white space behind it along.
      if (child.name === 'QuoteMark') while (at < to && /[ \t]/.test(this.source({ from: at, to: at + 1 }))) at++;
    }
    return at < to ? markup + this.text({ from: at, to }) : markup;
  }

  /** Plain text. White space around the end of a line is not part of it. */
  text(stretch: Stretch): string {
    const lineBreak = this.ports.keepsLines ? '<br>' : '\n';
    return escapeHtml(this.source(stretch)).replace(/[ \t]*\n[ \t]*/g, lineBreak);
  }
}

/** The children of a node, in order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
