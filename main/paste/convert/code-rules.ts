import type { Element } from 'hast';
import { codeLanguage } from './code-source.ts';
import { elementOf, textNode } from './hast-nodes.ts';
import type { SourceElement } from './source.ts';

/** Code in a line of text. */
export const inlineCode = (code: string): Element => elementOf('code', textNode(code.replace(/\s+/g, ' ').trim()));

/** Code in lines of its own, in the language that its page named. */
export function codeBlock(code: string, element: SourceElement): Element {
  const inner = elementOf('code', textNode(code));
  const language = codeLanguage(element);
  if (language !== undefined) inner.properties['className'] = [`language-${language}`];
  return elementOf('pre', inner);
}
