import { completionStatus } from '@codemirror/autocomplete';
import { type EditorState, type Extension, Prec, StateField } from '@codemirror/state';
import { type EditorView, runScopeHandlers, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const KEYS_OF_MENU = new Set(['Enter', 'ArrowDown', 'ArrowUp']);

/** Whether a menu is on the screen, also one whose list is just being looked up for what was typed last. */
const isShown = StateField.define<boolean>({
  create: () => false,
  update: (wasShown, { state }) => {
    const status = completionStatus(state);
    return status === 'active' || (wasShown && status === 'pending');
  },
});

const isLookedUp = (state: EditorState): boolean => state.field(isShown) && completionStatus(state) === 'pending';

/**
 * Keys meant for an open menu wait while its list is looked up anew, in order. CodeMirror lets them through to the
 * text meanwhile, so that whoever types quickly and presses Enter gets a new line instead of what is highlighted.
 */
class HeldKeys {
  readonly #view: EditorView;
  #held: KeyboardEvent[] = [];

  constructor(view: EditorView) {
    this.#view = view;
  }

  /** Tells whether the key is kept for later. Any other key lets the kept ones go first: nothing changes places. */
  hold(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (isPlain && KEYS_OF_MENU.has(event.key) && isLookedUp(this.#view.state)) {
      this.#held.push(event);
      return true;
    }
    this.#release();
    return false;
  }

  update({ state }: ViewUpdate): void {
    // A view cannot be changed while it updates.
    if (this.#held.length > 0 && !isLookedUp(state)) queueMicrotask(() => this.#release());
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const event of held) runScopeHandlers(this.#view, event, 'editor');
  }
}

/** See {@link HeldKeys}. */
export const heldKeys: Extension = [
  isShown,
  Prec.highest(
    ViewPlugin.fromClass(HeldKeys, {
      eventHandlers: {
        keydown(event) {
          return this.hold(event);
        },
      },
    }),
  ),
];
