import type { Parser } from '@lezer/common';
import { highlightCode } from '@lezer/highlight';
import { codeLanguageOf } from '../../../core/markdown/code-languages.ts';
import { element, escapeHtml } from '../../../core/markdown/html/escape.ts';
import { markdownClasses } from '../../../core/markdown/markdown-classes.ts';

/** Gives code its colours as markup, by classes; undefined where its language is not known. */
export type PaintCode = (code: string, language: string) => string | undefined;

/** Loads what reads these languages, by the names that people give them. */
export async function codePainterFor(names: Iterable<string>): Promise<PaintCode> {
  const parsers = new Map<string, Parser>();
  for (const name of names) {
    const description = codeLanguageOf(name);
    if (description !== null) parsers.set(name, (await description.load()).language.parser);
  }
  return (code, language) => {
    const parser = parsers.get(language);
    return parser && paint(code, parser);
  };
}

function paint(code: string, parser: Parser): string {
  let markup = '';
  const put = (text: string, classes: string): void => {
    markup += classes === '' ? escapeHtml(text) : element('span', escapeHtml(text), { class: classes });
  };
  highlightCode(code, parser.parse(code), markdownClasses, put, () => put('\n', ''));
  return markup;
}
