import { type EditorView, WidgetType } from '@codemirror/view';
import type { DiagramDescription } from '../../../../core/contract/diagram-commands.ts';
import type { DiagramRequest, DiagramSize } from '../../../state/diagram-pictures.ts';
import { texts } from '../../../state/texts.svelte.ts';
import { elementOf } from '../element.ts';
import type { PlacedDiagram } from './diagram-at.ts';
import { diagramsOf } from './diagram-facet.ts';
import { tellOutcomes } from './diagram-outcomes.ts';

/** About how high a diagram is of which nothing is known yet, in px; tokens.css has it as well. */
const UNKNOWN_HEIGHT = 160;

/** A diagram, drawn. While it is being drawn its place is kept; what was drawn there before stays meanwhile. */
export class DiagramBox extends WidgetType {
  readonly diagram: PlacedDiagram;
  readonly #size: DiagramSize | undefined;

  constructor(diagram: PlacedDiagram, rememberedSize: DiagramSize | undefined) {
    super();
    this.diagram = diagram;
    this.#size = rememberedSize;
  }

  override eq({ diagram: { request, outcome } }: DiagramBox): boolean {
    const own = this.diagram;
    return own.request.source === request.source && own.request.theme === request.theme && own.outcome === outcome;
  }

  override get estimatedHeight(): number {
    return this.#size?.height ?? UNKNOWN_HEIGHT;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = elementOf('div', 'lp-diagram');
    if (!this.#show(box, view)) box.append(placeOf(this.#size));
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
    Object.assign(image, { width, height, alt: wordsOf(description), draggable: false, src: address });
    image.addEventListener('error', () => lose(request, view));
    box.classList.remove('lp-diagram-old');
    box.replaceChildren(image);
    return true;
  }
}

/** What the picture is for those who do not see it. */
const wordsOf = ({ kind, words }: DiagramDescription): string =>
  words === '' ? texts().diagrams[kind] : `${texts().diagrams[kind]}: ${words}`;

/** Keeps the place of a picture: as large as it will be, or as large as they usually are. */
function placeOf(size: DiagramSize | undefined): HTMLElement {
  const place = elementOf('div', 'lp-diagram-waits', texts().preview.diagramWaits);
  if (size === undefined) return place;
  place.style.setProperty('width', `${size.width}px`);
  place.style.setProperty('aspect-ratio', `${size.width} / ${size.height}`);
  return place;
}

/** The picture is not there any more. */
function lose(request: DiagramRequest, view: EditorView): void {
  diagramsOf(view.state)?.lose(request);
  tellOutcomes(view);
}
