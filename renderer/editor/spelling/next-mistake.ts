import { forceParsing } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { type CheckedLine, checkedLines } from './checked-lines.ts';
import type { Stretch } from '../stretch.ts';
import { mistakesIn, type SpellingOfNote } from './find-mistakes.ts';
import type { Mistake } from './spelling-marks.ts';

/** How much of a text is looked at in one go, in units. */
const STRETCH_UNITS = 4000;

/** How long one stretch may be parsed for, in ms: what lies far off was not needed before. */
const PARSE_LIMIT_MS = 50;

/** Selects the next mistake after the caret, from the end on again from the beginning. `onnone` is told when there is none. */
export function nextMistake(note: SpellingOfNote, onnone: () => void): Command {
  return (view) => {
    if (note.spelling.languages.length === 0) return false;
    void go(view, note, onnone);
    return true;
  };
}

async function go(view: EditorView, note: SpellingOfNote, onnone: () => void): Promise<void> {
  const { state } = view;
  const { to: start } = state.selection.main;
  for (const stretch of stretchesFrom(state, start)) {
    forceParsing(view, stretch.to, PARSE_LIMIT_MS);
    const lines = checkedLines(view.state, [stretch]);
    await note.spelling.lookUp(wordsOf(lines));
    // Whoever writes on has something else in mind.
    if (view.state.doc !== state.doc) return;
    const found = mistakesIn(lines, note).find((mistake) => isIn(mistake, stretch, start));
    if (found === undefined) continue;
    view.dispatch({ selection: { anchor: found.from, head: found.to }, scrollIntoView: true, userEvent: 'select' });
    return;
  }
  onnone();
}

const wordsOf = (lines: readonly CheckedLine[]): string[] => lines.flatMap((line) => line.map(({ word }) => word));

const isIn = ({ from }: Mistake, stretch: Stretch, start: number): boolean =>
  stretch.from >= start ? from >= start : from >= stretch.from;

/** From a place to the end, then from the beginning to that place, in stretches of whole lines. */
function* stretchesFrom({ doc }: EditorState, start: number): Generator<Stretch> {
  for (const [first, last] of [
    [start, doc.length],
    [0, start],
  ] as const) {
    for (let from = first; from <= last;) {
      const to = doc.lineAt(Math.min(from + STRETCH_UNITS, last)).to;
      yield { from, to };
      from = to + 1;
    }
  }
}
