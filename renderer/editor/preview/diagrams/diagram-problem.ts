import { type EditorView, WidgetType } from '@codemirror/view';
import { texts } from '../../../state/texts.svelte.ts';
import { elementOf } from '../element.ts';
import type { PlacedDiagram } from './diagram-at.ts';
import { diagramsOf } from './diagram-facet.ts';
import { tellOutcomes } from './diagram-outcomes.ts';

/** Why a diagram is not drawn, below its source. */
export class DiagramProblem extends WidgetType {
  readonly #diagram: PlacedDiagram;

  constructor(diagram: PlacedDiagram) {
    super();
    this.#diagram = diagram;
  }

  override eq(other: DiagramProblem): boolean {
    return other.#diagram.outcome === this.#diagram.outcome;
  }

  toDOM(view: EditorView): HTMLElement {
    const { outcome } = this.#diagram;
    const box =
      outcome?.kind === 'invalid'
        ? elementOf(
            'div',
            'lp-diagram-problem',
            elementOf('strong', '', texts().preview.diagramWrong),
            elementOf('pre', '', outcome.message),
          )
        : elementOf(
            'div',
            'lp-diagram-problem',
            elementOf('strong', '', texts().preview.diagramTooMuch),
            this.#retryButton(view),
          );
    box.setAttribute('role', 'note');
    return box;
  }

  override ignoreEvent(): boolean {
    return true;
  }

  #retryButton(view: EditorView): HTMLButtonElement {
    const button = elementOf('button', 'lp-copy', texts().actions.tryAgain);
    button.type = 'button';
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      diagramsOf(view.state)?.forget(this.#diagram.request);
      tellOutcomes(view);
    });
    return button;
  }
}
