import { type EditorView, WidgetType } from '@codemirror/view';
import { elementOf } from './element.ts';

type Render = (tex: string, element: HTMLElement, isBlock: boolean) => void;

let render: Render | undefined;
let loading: Promise<Render> | undefined;

/** Loads what sets maths, once, when the first formula is drawn. */
function loadRender(): Promise<Render> {
  loading ??= import('./set-maths.ts').then(({ setMaths }) => {
    render = setMaths;
    return setMaths;
  });
  return loading;
}

/** A formula, set. Until it is, and when it cannot be, its source stands there. */
export class MathsBox extends WidgetType {
  readonly #tex: string;
  readonly #isBlock: boolean;

  constructor(tex: string, isBlock: boolean) {
    super();
    this.#tex = tex;
    this.#isBlock = isBlock;
  }

  override eq(other: MathsBox): boolean {
    return other.#tex === this.#tex && other.#isBlock === this.#isBlock;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = elementOf(this.#isBlock ? 'div' : 'span', this.#isBlock ? 'lp-maths-block' : 'lp-maths', this.#tex);
    if (render !== undefined) render(this.#tex, box, this.#isBlock);
    else void this.#renderLater(box, view);
    return box;
  }

  /** A click puts the caret where the formula is, and so shows its source. */
  override ignoreEvent(): boolean {
    return false;
  }

  async #renderLater(box: HTMLElement, view: EditorView): Promise<void> {
    const set = await loadRender();
    if (!box.isConnected) return;
    set(this.#tex, box, this.#isBlock);
    view.requestMeasure();
  }
}
