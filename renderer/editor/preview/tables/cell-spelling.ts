import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { openSpellingMenu, spellingMenuOver } from '../../spelling/spelling-menu.ts';
import { spellingMarks } from '../../spelling/spelling-marks.ts';
import type { ActiveCell } from './active-cell.ts';

const setCellMarks = StateEffect.define<DecorationSet>();

const cellMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { changes, effects }) {
    const told = effects.find((effect) => effect.is(setCellMarks));
    return told === undefined ? marks.map(changes) : (told.value as DecorationSet);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Mistakes in a cell, as the editor of the note knows them, with its menu. `start` is where the cell begins in the text. */
export function cellSpelling(outer: EditorView, start: () => number): Extension {
  return [cellMarks, spellingMenuOver((_cell, at) => openSpellingMenu(outer, start() + at))];
}

/** What has to be told to the editor of a cell so that it shows the mistakes that the note's editor knows; none when it does. */
export function newsOfMistakes(
  cell: EditorState,
  outer: EditorState,
  { from, to }: ActiveCell,
): StateEffect<unknown>[] {
  const found: ReturnType<Decoration['range']>[] = [];
  outer.field(spellingMarks, false)?.between(from, to, (start, end, mark) => {
    if (start >= from && end <= to) found.push(mark.range(start - from, end - from));
  });
  const marks = Decoration.set(found);
  return RangeSet.eq([cell.field(cellMarks)], [marks]) ? [] : [setCellMarks.of(marks)];
}
