import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A mistake that is marked in a text, and the language in which it is one. */
export interface Mistake {
  readonly word: string;
  readonly language: string;
  readonly from: number;
  readonly to: number;
}

/** Replaces all marks. */
export const setMarks = StateEffect.define<DecorationSet>();

/** The marked mistakes. They move along with the text; one that is written in is unmarked at once. */
export const spellingMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    transaction.changes.iterChangedRanges((_fromA, _toA, from, to) => {
      next = next.update({
        filterFrom: from,
        filterTo: to,
        filter: (markFrom, markTo) => markTo < from || markFrom > to,
      });
    });
    for (const effect of transaction.effects) if (effect.is(setMarks)) next = effect.value;
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The marks for mistakes that are given in the order of the text. */
export function marksFor(mistakes: readonly Mistake[]): DecorationSet {
  return Decoration.set(mistakes.map(({ from, to, language }) => markIn(language).range(from, to)));
}

/** Whether just these mistakes are marked already. */
export function areMarked(state: EditorState, mistakes: readonly Mistake[]): boolean {
  const shown = state.field(spellingMarks);
  if (shown.size !== mistakes.length) return false;
  let index = 0;
  let isSame = true;
  shown.between(0, state.doc.length, (from, to, mark) => {
    const mistake = mistakes[index++];
    isSame = mistake?.from === from && mistake.to === to && markIn(mistake.language) === mark;
    return isSame ? undefined : false;
  });
  return isSame;
}

/** The mistake at a place, or the one that ends or begins there. */
export function mistakeAt(state: EditorState, at: number): Mistake | undefined {
  let found: Mistake | undefined;
  state.field(spellingMarks, false)?.between(at, at, (from, to, { spec }) => {
    found = { word: state.sliceDoc(from, to), language: String(spec['language']), from, to };
    return false;
  });
  return found;
}

const marks = new Map<string, Decoration>();

/** One decoration for each language: equal marks are then recognised as unchanged. */
function markIn(language: string): Decoration {
  const known = marks.get(language);
  if (known !== undefined) return known;
  const mark = Decoration.mark({ class: 'spelling-mistake', attributes: { 'aria-invalid': 'spelling' }, language });
  marks.set(language, mark);
  return mark;
}
