import 'katex/dist/katex.min.css';
import katex, { ParseError } from 'katex';
import { texts } from '../../state/texts.svelte.ts';

/** Sizes in em, and macros expanded, above which a formula is not set: it came with the text of anybody. */
const LIMITS = { maxSize: 20, maxExpand: 500 };

/** Sets a formula into an element, as nodes. What is no TeX stays as it is written, marked as such. */
export function setMaths(tex: string, element: HTMLElement, isBlock: boolean): void {
  try {
    katex.render(tex, element, { ...LIMITS, displayMode: isBlock, throwOnError: true, trust: false, strict: 'ignore' });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    element.textContent = tex;
    element.classList.add('lp-maths-wrong');
    element.title = texts().preview.formulaWrong;
  }
}
