import katex, { ParseError } from 'katex';
import { element, escapeHtml } from '../../../core/markdown/html/escape.ts';

/** As in the app: sizes in em, and macros expanded, above which a formula is not set. */
const LIMITS = { maxSize: 20, maxExpand: 500 };

/** How a formula is set. */
export interface MathsSetting {
  readonly isBlock: boolean;
  readonly output: 'htmlAndMathml' | 'mathml';
}

/** A formula as markup; what is no TeX is shown as it is written. */
export function setMaths(tex: string, { isBlock, output }: MathsSetting): string {
  try {
    const options = {
      ...LIMITS,
      output,
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
    } as const;
    const markup = katex.renderToString(tex, options);
    return isBlock ? element('div', markup, { class: 'maths-block' }) : markup;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return element('code', escapeHtml(tex), { class: 'maths-wrong' });
  }
}
