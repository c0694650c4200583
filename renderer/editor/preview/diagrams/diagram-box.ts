import { type EditorView, WidgetType } from '@codemirror/view';
import type { DiagramRequest } from '../../../state/diagram-pictures.ts';
import { elementOf } from '../element.ts';
import type { PlacedDiagram } from './diagram-at.ts';
import { diagramsOf } from './diagram-facet.ts';
import { tellOutcomes } from './diagram-outcomes.ts';

/** The height of a diagram of which nothing is known yet, in px. */
const UNKNOWN_HEIGHT = 160;

/** A diagram, drawn. While it is being drawn its place is kept; what was drawn there before stays meanwhile. */
export class DiagramBox extends WidgetType {
  readonly diagram: PlacedDiagram;
  readonly #height: number;

  constructor(diagram: PlacedDiagram, rememberedHeight: number | undefined) {
    super();
    this.diagram = diagram;
    this.#height = rememberedHeight ?? UNKNOWN_HEIGHT;
  }

  override eq({ diagram: { request, outcome } }: DiagramBox): boolean {
    const own = this.diagram;
    return own.request.source === request.source && own.request.theme === request.theme && own.outcome === outcome;
  }

  override get estimatedHeight(): number {
    return this.#height;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = elementOf('div', 'lp-diagram');
    if (!this.#show(box, view)) {
      box.append(elementOf('span', 'lp-diagram-waits', 'Drawing the diagram…'));
      box.style.setProperty('min-height', `${this.#height}px`);
    }
    return box;
  }

  override updateDOM(box: HTMLElement, view: EditorView): boolean {
    if (!this.#show(box, view)) box.classList.add('lp-diagram-old');
    return true;
  }

  /** A click puts the caret where the diagram is, and so shows its source. */
  override ignoreEvent(): boolean {
    return false;
  }

  /** Puts the picture into the box. False: there is none yet. */
  #show(box: HTMLElement, view: EditorView): boolean {
    const { request, outcome } = this.diagram;
    if (outcome?.kind !== 'drawn') return false;
    const { address, width, height, description } = outcome.picture;
    const image = elementOf('img', '');
    Object.assign(image, { width, height, alt: description, draggable: false, src: address });
    image.addEventListener('error', () => lose(request, view));
    box.classList.remove('lp-diagram-old');
    box.style.removeProperty('min-height');
    box.replaceChildren(image);
    return true;
  }
}

function lose(request: DiagramRequest, view: EditorView): void {
  diagramsOf(view.state)?.lose(request);
  tellOutcomes(view);
}
