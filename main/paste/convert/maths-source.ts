import { visibleText } from './characters.ts';
import { attributeOf, classesOf, findBelow, type SourceElement, textBelow } from './source.ts';

/** A formula as TeX, in one line. */
export interface Formula {
  readonly tex: string;
  readonly isDisplay: boolean;
}

const holders = new Set(['katex', 'katex-display', 'mwe-math-element', 'MathJax', 'MathJax_Display', 'mjx-container']);

/** Whether an element holds one formula, drawn in one way or several. */
export function holdsFormula(element: SourceElement): boolean {
  return ['math', 'mjx-container'].includes(element.tagName) || classesOf(element).some((name) => holders.has(name));
}

/** The formula that an element holds, from the TeX that pages keep beside it; undefined when they do not. */
export function formulaIn(element: SourceElement): Formula | undefined {
  const annotation = findBelow(
    element,
    (one) => one.tagName === 'annotation' && attributeOf(one, 'encoding') === 'application/x-tex',
  );
  const maths = element.tagName === 'math' ? element : findBelow(element, ({ tagName }) => tagName === 'math');
  const source = annotation === undefined ? attributeOf(maths ?? element, 'alttext') : textBelow(annotation);
  const tex = inOneLine(source);
  if (tex === '') return undefined;
  const isDisplay =
    classesOf(element).some((name) => /display/i.test(name)) ||
    attributeOf(element, 'display') === 'true' ||
    (maths !== undefined && attributeOf(maths, 'display') === 'block');
  return { tex, isDisplay };
}

/** Empty for what could not stand between dollar signs. */
function inOneLine(source: string): string {
  const text = visibleText(source)
    .replace(/(?<!\\)%.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  const tex = /^\{\\displaystyle (.*)\}$/.exec(text)?.[1]?.trim() ?? text;
  return tex.includes('$') || tex.endsWith('\\') || tex.length > 900 ? '' : tex;
}
