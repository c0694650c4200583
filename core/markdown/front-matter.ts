/** Front matter that is longer than this is text between two rules. */
const MAX_FRONT_MATTER_LINES = 100;
const FENCE = /^---\s*$/;

/** A text by its lines, which are counted from 1; `to` is where a line ends. The text of an editor is one. */
export interface LinedText {
  readonly lines: number;
  line(number: number): { readonly text: string; readonly to: number };
}

/** Where the text begins after front matter (`---`, fields, `---`); 0 when there is none. */
export function endOfFrontMatter({ doc }: { readonly doc: LinedText }): number {
  if (!FENCE.test(doc.line(1).text)) return 0;
  for (let number = 2; number <= Math.min(doc.lines, MAX_FRONT_MATTER_LINES); number++) {
    if (FENCE.test(doc.line(number).text)) return doc.line(number).to + 1;
  }
  return 0;
}

/** The text without its front matter. */
export const withoutFrontMatter = (markdown: string): string =>
  markdown.slice(endOfFrontMatter({ doc: new FirstLines(markdown) }));

/** As many lines of a text as front matter can have. */
export class FirstLines implements LinedText {
  readonly #lines: { readonly text: string; readonly to: number }[] = [];

  constructor(text: string) {
    let at = 0;
    for (const line of text.split('\n', MAX_FRONT_MATTER_LINES)) {
      at += line.length;
      this.#lines.push({ text: line, to: at });
      at += 1;
    }
  }

  get lines(): number {
    return this.#lines.length;
  }

  line(number: number): { readonly text: string; readonly to: number } {
    return this.#lines[number - 1] ?? { text: '', to: 0 };
  }
}
