import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { type EditorView, WidgetType } from '@codemirror/view';
import { texts } from '../../state/texts.svelte.ts';
import { elementOf } from './element.ts';
import { outwardOf } from './outward-facet.ts';

/** The language of a code block, and the button that copies the block. */
export class CodeBar extends WidgetType {
  readonly #language: string;

  constructor(language: string) {
    super();
    this.#language = language;
  }

  override eq(other: CodeBar): boolean {
    return other.#language === this.#language;
  }

  toDOM(view: EditorView): HTMLElement {
    const { copy, copyCode, copyCodeIn } = texts().preview;
    const button = elementOf('button', 'lp-copy', copy);
    button.type = 'button';
    button.tabIndex = -1;
    button.setAttribute('aria-label', this.#language === '' ? copyCode : copyCodeIn(this.#language));
    const bar = elementOf('span', 'lp-code-bar', elementOf('span', 'lp-code-language', this.#language), button);
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      outwardOf(view.state)?.copyText(codeAt(view.state, view.posAtDOM(bar)));
    });
    return bar;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** The text of the code block that begins in the line at a place, without its fences. */
export function codeAt(state: EditorState, at: number): string {
  const line = state.doc.lineAt(at);
  const parts: string[] = [];
  syntaxTree(state).iterate({
    from: line.from,
    to: line.to,
    enter(node) {
      if (node.name !== 'FencedCode') return true;
      parts.push(...node.node.getChildren('CodeText').map(({ from, to }) => state.sliceDoc(from, to)));
      return false;
    },
  });
  return parts.join('');
}
