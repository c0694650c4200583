import { StateEffect, type Transaction } from '@codemirror/state';
import { type EditorView, WidgetType } from '@codemirror/view';
import { elementOf } from './element.ts';

type SetMaths = typeof import('./set-maths.ts').setMaths;

/** Tells an editor that formulas can be set now. */
const mathsLoaded = StateEffect.define<null>();

/** Whether formulas can be set from now on: they are to be drawn anew. */
export const hasMathsLoaded = ({ effects }: Transaction): boolean => effects.some((effect) => effect.is(mathsLoaded));

let setMaths: SetMaths | undefined;
/** Editors that show the source of a formula until then. */
let waiting: Set<EditorView> | undefined;

/**
 * Loads what sets maths, once, when the first formula is drawn. Editors then draw their formulas anew: they measure what
 * they draw, and would not notice that something in it has grown.
 */
async function loadFor(view: EditorView): Promise<void> {
  if (waiting !== undefined) {
    waiting.add(view);
    return;
  }
  waiting = new Set([view]);
  ({ setMaths } = await import('./set-maths.ts'));
  for (const editor of waiting) editor.dispatch({ effects: mathsLoaded.of(null) });
  waiting.clear();
}

/** A formula, set. Until it can be, and when it cannot be read, its source stands there. */
export class MathsBox extends WidgetType {
  readonly #tex: string;
  readonly #isBlock: boolean;
  readonly #set = setMaths;

  constructor(tex: string, isBlock: boolean) {
    super();
    this.#tex = tex;
    this.#isBlock = isBlock;
  }

  override eq(other: MathsBox): boolean {
    return other.#tex === this.#tex && other.#isBlock === this.#isBlock && other.#set === this.#set;
  }

  toDOM(view: EditorView): HTMLElement {
    const box = elementOf(this.#isBlock ? 'div' : 'span', this.#isBlock ? 'lp-maths-block' : 'lp-maths', this.#tex);
    if (this.#set === undefined) void loadFor(view);
    else this.#set(this.#tex, box, this.#isBlock);
    return box;
  }

  /** A click puts the caret where the formula is, and so shows its source. */
  override ignoreEvent(): boolean {
    return false;
  }
}
