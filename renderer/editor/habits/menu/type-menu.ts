import {
  autocompletion,
  closeCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  pickedCompletion,
} from '@codemirror/autocomplete';
import { markdownLanguage } from '@codemirror/lang-markdown';
import { EditorState, type Extension, Prec, StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import { type Command, type EditorView, keymap } from '@codemirror/view';
import { pickFiles } from '../../attachments/attach-files.ts';
import { endUndoStep } from '../../text-binding.ts';
import { isInCode } from '../in-code.ts';
import { blockEdit, type Called } from './apply-block.ts';
import { entriesFor } from './block-templates.ts';
import { namedDays, writtenToday } from './date-words.ts';

/** The menus that open while one types: `/` for blocks, `@` for days. `nowMs` is the time, in milliseconds since 1970. */
export function typeMenu(nowMs: () => number): Extension {
  return [
    // Before the menu's own Escape, which would let it come back with the next letter.
    Prec.highest(keymap.of([{ key: 'Escape', run: dismiss }])),
    // Who typed the sign meant the menu: it takes the next key as soon as it is there.
    autocompletion({ icons: false, interactionDelay: 0, activateOnTypingDelay: 0, tooltipClass: () => 'type-menu' }),
    markdownLanguage.data.of({ autocomplete: blocksIn(nowMs) }),
    markdownLanguage.data.of({ autocomplete: daysIn(nowMs) }),
    EditorState.phrases.of({ Completions: 'What to insert' }),
    dismissed,
  ];
}

const blocksIn =
  (nowMs: () => number) =>
  (context: CompletionContext): CompletionResult | null => {
    const called = calledBy(context, /(?<=^|\s)\/[\p{L}\d]*$/u);
    if (called === undefined) return null;
    const options = entriesFor(typedIn(context.state, called)).map(({ label, sign, action }) => ({
      label,
      detail: sign,
      apply: applying(
        (state, place) => blockEdit(state, place, action, writtenToday(nowMs())),
        action.kind === 'file' ? pickFiles : undefined,
      ),
    }));
    return options.length === 0 ? null : { from: called.from, options, filter: false };
  };

const daysIn =
  (nowMs: () => number) =>
  (context: CompletionContext): CompletionResult | null => {
    const called = calledBy(context, /(?<=^|[\s(])@\p{L}*$/u);
    if (called === undefined) return null;
    const typed = typedIn(context.state, called).toLowerCase();
    const options = namedDays(nowMs())
      .filter(({ word }) => word.startsWith(typed))
      .map(({ word, written }) => ({
        label: word,
        detail: written.slice(1),
        apply: applying((_state, { from, to }) => ({
          changes: { from, to, insert: written },
          selection: { anchor: from + written.length },
        })),
      }));
    return options.length === 0 ? null : { from: called.from, options, filter: false };
  };

/** What was typed that calls a menu, unless Escape sent that away; nothing in code. */
function calledBy(context: CompletionContext, pattern: RegExp): Called | undefined {
  const { state, pos } = context;
  const called = context.matchBefore(pattern);
  if (called === null || state.readOnly || isInCode(state, pos) || state.field(dismissed) === called.from)
    return undefined;
  return { from: called.from, to: pos };
}

const typedIn = (state: EditorState, { from, to }: Called): string => state.sliceDoc(from + 1, to);

/** The choice is one edit, and one step of Undo; `next` is what is to be done then. */
const applying =
  (edit: (state: EditorState, called: Called) => TransactionSpec, next?: Command) =>
  (view: EditorView, completion: Completion, from: number, to: number): void => {
    endUndoStep(view.state);
    view.dispatch({
      ...edit(view.state, { from, to }),
      userEvent: 'input.complete',
      annotations: pickedCompletion.of(completion),
    });
    endUndoStep(view.state);
    next?.(view);
  };

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
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const sign =
    line.from + Math.max(...['/', '@'].map((mark) => view.state.sliceDoc(line.from, head).lastIndexOf(mark)));
  view.dispatch({ effects: setDismissed.of(sign) });
  return closeCompletion(view);
}
