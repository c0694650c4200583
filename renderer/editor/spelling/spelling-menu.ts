import { type Extension, Facet } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { endUndoStep } from '../text-binding.ts';
import type { SpellingOfNote } from './find-mistakes.ts';
import { type Mistake, mistakeAt, spellingMarks } from './spelling-marks.ts';

const RIGHT_BUTTON = 2;

/** The menu over a mistake: under the pointer, or at the caret when a key asked for it. Elsewhere the usual one opens. */
export function spellingMenu(note: SpellingOfNote): Extension {
  const openAt = (view: EditorView, at: number): boolean => {
    const mistake = view.state.readOnly ? undefined : mistakeAt(view.state, at);
    if (mistake !== undefined) void open(view, mistake, note);
    return mistake !== undefined;
  };
  return [opensMenu.of(openAt), spellingMenuOver((view, at) => openAt(view, at))];
}

/** Opens the menu over the mistake at a place, if one is there, in the editor of a note. */
const opensMenu = Facet.define<(view: EditorView, at: number) => boolean>();

/** See `opensMenu`. */
export const openSpellingMenu = (view: EditorView, at: number): boolean =>
  view.state.facet(opensMenu).some((openAt) => openAt(view, at));

/** Hears in an editor that the menu is asked for, by mouse over a mistake or by a key; `openAt` answers whether there is one. */
export function spellingMenuOver(openAt: (view: EditorView, at: number) => boolean): Extension {
  return EditorView.domEventHandlers({
    contextmenu(event, view) {
      const at = placeOf(event, view);
      if (at === undefined || !openAt(view, at)) return false;
      event.preventDefault();
      return true;
    },
  });
}

function placeOf({ button, target }: MouseEvent, view: EditorView): number | undefined {
  if (button !== RIGHT_BUTTON) return view.state.selection.main.head;
  const marked = target instanceof Element ? target.closest('.spelling-mistake') : null;
  // One unit into it: at its very edge another mistake may end.
  return marked === null ? undefined : view.posAtDOM(marked) + 1;
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
