import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { type Command, EditorView, keymap, showTooltip, type Tooltip, tooltips, ViewPlugin } from '@codemirror/view';
import { flushSync, mount, unmount } from 'svelte';
import FormatToolbar from './FormatToolbar.svelte';
import type { FormatState } from './format-state.svelte.ts';

/**
 * Why the toolbar floats or does not, apart from what is selected. `called`: by the keyboard, wherever the caret is.
 * `away`: sent away, or the focus is elsewhere, or the mouse is still selecting.
 */
type Float = 'by-selection' | 'called' | 'away';

/** Selections that are not made to do something with them: found words, and what the mouse has not let go of. */
const NOT_BY_HAND = ['select.search', 'select.pointer'];

const setFloat = StateEffect.define<Float>();

/** The toolbar over what is selected; pinned, it is above the text instead. Alt+F10 puts the focus into it. */
export function formatTooltip(format: FormatState): Extension {
  const tooltip = tooltipOf(format);
  const floats = StateField.define<{ readonly float: Float; readonly tooltip: Tooltip | null }>({
    create: () => ({ float: 'away', tooltip: null }),
    update: (value, transaction) => {
      const asked = transaction.effects.find((effect) => effect.is(setFloat))?.value;
      const isNew = transaction.isUserEvent('select') && !NOT_BY_HAND.some((event) => transaction.isUserEvent(event));
      const isFound = transaction.isUserEvent('select.search');
      const float = asked ?? (isFound ? 'away' : isNew && value.float === 'away' ? 'by-selection' : value.float);
      const isShown = isWanted(float, transaction.state) && !format.isPinned;
      return { float, tooltip: isShown ? placed(tooltip, transaction.state, value.tooltip) : null };
    },
    provide: (field) => showTooltip.from(field, (value) => value.tooltip),
  });
  return [
    tooltips({ tooltipSpace: insideOf }),
    floats,
    follower(format),
    followsFocus,
    keymap.of([{ key: 'Alt-F10', run: enter(format) }]),
  ];
}

/** How far from the window's edges things float, in px. */
const EDGE = 8;

const insideOf = ({ dom }: EditorView): { left: number; top: number; right: number; bottom: number } => {
  const { clientWidth, clientHeight } = dom.ownerDocument.documentElement;
  return { left: EDGE, top: EDGE, right: clientWidth - EDGE, bottom: clientHeight - EDGE };
};

const isWanted = (float: Float, { selection, readOnly }: EditorState): boolean =>
  !readOnly && (float === 'called' || (float === 'by-selection' && !selection.main.empty));

/** At the end of the selection that moves, on the side away from the rest of it. The same object while nothing moved. */
function placed(tooltip: Tooltip['create'], { selection, doc }: EditorState, before: Tooltip | null): Tooltip {
  const { head, anchor } = selection.main;
  const isBelow = doc.lineAt(head).number > doc.lineAt(anchor).number;
  if (before !== null && before.pos === head && before.above === !isBelow) return before;
  return { pos: head, above: !isBelow, create: tooltip };
}

const tooltipOf =
  (format: FormatState): Tooltip['create'] =>
  (view) => {
    const dom = document.createElement('div');
    dom.className = 'format-tooltip';
    const leave = (): void => view.dispatch({ effects: setFloat.of('away') });
    dom.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && (dom.contains(relatedTarget) || view.dom.contains(relatedTarget))) return;
      leave();
    });
    const component = mount(FormatToolbar, { target: dom, props: { format, onleave: leave } });
    return { dom, destroy: () => void unmount(component) };
  };

const follower = (format: FormatState): Extension =>
  ViewPlugin.define((view) => ({
    update: () => format.follow(view),
    // An empty transaction makes the field look at the pin again.
    destroy: format.serve(view, () => view.dispatch({ effects: setFloat.of('by-selection') })),
  }));

const followsFocus = EditorView.domEventHandlers({
  blur: ({ relatedTarget }, view) => {
    const isInToolbar = relatedTarget instanceof Element && relatedTarget.closest('.format-tooltip') !== null;
    if (!isInToolbar) view.dispatch({ effects: setFloat.of('away') });
  },
  mousedown: (_event, view) => {
    view.dispatch({ effects: setFloat.of('away') });
    const release = (): void => {
      if (view.hasFocus) view.dispatch({ effects: setFloat.of('by-selection') });
    };
    view.dom.ownerDocument.addEventListener('mouseup', release, { once: true });
  },
  keydown: ({ key }, view) => {
    if (key !== 'Escape' || view.state.selection.main.empty) return false;
    view.dispatch({ effects: setFloat.of('away') });
    return false;
  },
});

/** Puts the focus into the toolbar, and has it float at the caret first when none is on screen. */
const enter =
  (format: FormatState): Command =>
  (view) => {
    if (view.state.readOnly) return false;
    if (!format.focusBar()) {
      view.dispatch({ effects: setFloat.of('called') });
      // The very next key belongs to the toolbar.
      flushSync();
      format.focusBar();
    }
    return true;
  };
