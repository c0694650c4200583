import { describe, expect, it, vi } from 'vitest';
import { setMaths } from './set-maths.ts';

// KaTeX sets nothing in a document without a doctype, which this one does not know to have.
vi.hoisted(() => Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' }));

function mathsOf(tex: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = tex;
  setMaths(tex, element, false);
  return element;
}

describe('maths', () => {
  it('[LP19] a formula is set as nodes, with its meaning for screen readers', () => {
    const element = mathsOf('\\frac{a}{b}');
    expect(element.querySelector('math mfrac')).not.toBeNull();
    expect(element.querySelector('.katex-html')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('[LP19] what is no formula stays as it is written and says so', () => {
    const element = mathsOf('\\frac{a');
    expect(element.textContent).toBe('\\frac{a');
    expect(element.title).toBe('This formula cannot be read.');
  });

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\includegraphics{https://example.org/x.png}',
    '\\htmlStyle{color:red}{x}',
  ])('[LP19] %j opens, loads and styles nothing', (tex) =>
    expect(mathsOf(tex).querySelector('a, img, [href], [src]')).toBeNull(),
  );

  it('[LP19] a formula that expands without end stays as it is written', () => {
    const bomb = '\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\a';
    expect(mathsOf(bomb).textContent).toBe(bomb);
  });
});
