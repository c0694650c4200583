import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { endUndoStep } from '../text-binding.ts';
import type { SpellingOfNote } from './find-mistakes.ts';
import { type Mistake, mistakeAt, spellingMarks } from './spelling-marks.ts';

const RIGHT_BUTTON = 2;

/** The menu over a mistake: under the pointer, or at the caret when a key asked for it. Elsewhere the usual one opens. */
export function spellingMenu(note: SpellingOfNote): Extension {
  return EditorView.domEventHandlers({
    contextmenu(event, view) {
      const mistake = view.state.readOnly ? undefined : mistakeOf(event, view);
      if (mistake === undefined) return false;
      event.preventDefault();
      void open(view, mistake, note);
      return true;
    },
  });
}

function mistakeOf({ button, target }: MouseEvent, view: EditorView): Mistake | undefined {
  if (button !== RIGHT_BUTTON) return mistakeAt(view.state, view.state.selection.main.head);
  const marked = target instanceof Element ? target.closest('.spelling-mistake') : null;
  // One unit into it: at its very edge another mistake may end.
  return marked === null ? undefined : mistakeAt(view.state, view.posAtDOM(marked) + 1);
}

async function open(view: EditorView, mistake: Mistake, { spelling, language }: SpellingOfNote): Promise<void> {
  const { word } = mistake;
  const choice = await spelling.menu({
    word,
    language: mistake.language,
    ...(language.fixed !== undefined && { fixed: language.fixed }),
    hasSelection: !view.state.selection.main.empty,
  });
  if (choice.kind === 'replace') replace(view, mistake, choice.text);
  if (choice.kind === 'learn') spelling.learn(word);
  if (choice.kind === 'ignore') spelling.ignore(word);
  if (choice.kind === 'language') language.fix(choice.language);
}

/** An edit of the person, and one step of Undo. Others may have written meanwhile, so the word is looked for again. */
function replace(view: EditorView, mistake: Mistake, text: string): void {
  const found = nearestLike(view, mistake);
  if (found === undefined) return;
  endUndoStep(view.state);
  view.dispatch({
    changes: { ...found, insert: text },
    selection: { anchor: found.from + text.length },
    userEvent: 'input.replace',
  });
  endUndoStep(view.state);
  view.focus();
}

function nearestLike({ state }: EditorView, { word, from: wanted }: Mistake): { from: number; to: number } | undefined {
  let nearest: { from: number; to: number } | undefined;
  state.field(spellingMarks).between(0, state.doc.length, (from, to) => {
    const isNearer = nearest === undefined || Math.abs(from - wanted) < Math.abs(nearest.from - wanted);
    if (isNearer && state.sliceDoc(from, to) === word) nearest = { from, to };
  });
  return nearest;
}
