import {
  closeCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  pickedCompletion,
} from '@codemirror/autocomplete';
import {
  EditorState,
  type Extension,
  Facet,
  Prec,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { endUndoStep } from '../../text-binding.ts';
import { isInCode } from '../in-code.ts';
import type { Called } from './apply-block.ts';

/** An entry of a menu that opens while one types. */
export interface MenuEntry {
  readonly label: string;
  /** What stands beside the label. */
  readonly detail: string;
  /** How it is set, as a class of the style sheet; unnamed for blocks and days. */
  readonly look?: string;
  /** The one edit that takes the place of what called the menu. */
  readonly edit: (state: EditorState, called: Called) => TransactionSpec;
  /** What else is to be done when it was chosen. */
  readonly after?: (view: EditorView) => void;
}

/** A menu that a sign in the text calls. */
export interface CalledMenu {
  readonly sign: string;
  /** The sign with what can follow it, up to the caret: ends in `$`. */
  readonly pattern: RegExp;
  /** What is offered for what was typed behind the sign. Undefined when nobody waits for it any more. */
  readonly entriesFor: (typed: string) => readonly MenuEntry[] | Promise<readonly MenuEntry[] | undefined>;
}

/** No menu is called from further away. UTF-16 units. */
const MAX_CALL_UNITS = 250;

const callPatterns = Facet.define<RegExp>();

/** Opens a menu where a sign is typed; not in code, and not after Escape. */
export function calledMenu({ sign, pattern, entriesFor }: CalledMenu): Extension {
  const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const { state, pos } = context;
    const from = callIn(state, pos, pattern);
    const isCalled = from !== undefined && from === firstCall(state, pos) && state.field(dismissed) !== from;
    if (!isCalled || state.readOnly || isInCode(state, pos)) return null;
    const entries = (await entriesFor(state.sliceDoc(from + sign.length, pos))) ?? [];
    return entries.length === 0 ? null : { from, options: entries.map(optionOf), filter: false };
  };
  const asked = [{ autocomplete: complete }];
  // Whoever is asked answers with a change of the editor, before the key is seen: only where the sign stands.
  const whoIsAsked = EditorState.languageData.of((state, at) =>
    callIn(state, at, pattern) === undefined ? [] : asked,
  );
  return [callPatterns.of(pattern), whoIsAsked];
}

const optionOf = (entry: MenuEntry): Completion => ({
  label: entry.label,
  detail: entry.detail,
  ...(entry.look !== undefined && { type: entry.look }),
  apply(view, completion, from, to) {
    // The choice is one edit, and one step of Undo.
    endUndoStep(view.state);
    view.dispatch({
      ...entry.edit(view.state, { from, to }),
      userEvent: 'input.complete',
      annotations: pickedCompletion.of(completion),
    });
    endUndoStep(view.state);
    entry.after?.(view);
  },
});

/** Where the sign stands that a pattern finds before a place. */
function callIn(state: EditorState, at: number, pattern: RegExp): number | undefined {
  const start = Math.max(state.doc.lineAt(at).from, at - MAX_CALL_UNITS);
  const index = pattern.exec(state.sliceDoc(start, at))?.index;
  return index === undefined ? undefined : start + index;
}

/** Of two signs before a place the first one calls: `/` in the name of a link is a letter. */
function firstCall(state: EditorState, at: number): number | undefined {
  const calls = state.facet(callPatterns).flatMap((pattern) => callIn(state, at, pattern) ?? []);
  return calls.length === 0 ? undefined : Math.min(...calls);
}

const setDismissed = StateEffect.define<number>();

/** Where the sign stands whose menu was sent away; it stays away however one types on. */
const dismissed = StateField.define<number | undefined>({
  create: () => undefined,
  update: (value, { changes, effects }) => {
    for (const effect of effects) if (effect.is(setDismissed)) return effect.value;
    return value === undefined ? undefined : changes.mapPos(value, 1);
  },
});

function dismiss(view: EditorView): boolean {
  if (completionStatus(view.state) === null) return false;
  const sign = firstCall(view.state, view.state.selection.main.head);
  if (sign !== undefined) view.dispatch({ effects: setDismissed.of(sign) });
  return closeCompletion(view);
}

/** Escape sends a called menu away for good, before the menu's own Escape would let it come back with the next letter. */
export const dismissal: Extension = [dismissed, Prec.highest(keymap.of([{ key: 'Escape', run: dismiss }]))];
