import { syntaxTree } from '@codemirror/language';
import {
  type EditorState,
  type Extension,
  type Range,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view';
import type { Stretch } from '../../stretch.ts';
import { haveOutcomesChanged } from '../diagrams/diagram-outcomes.ts';
import { hasThemeChanged } from '../diagrams/diagram-theme.ts';
import { hasMathsLoaded } from '../maths-box.ts';
import { revealedIn } from '../reveal.ts';
import { type ActiveCell, activeCellOf } from '../tables/active-cell.ts';
import { type DrawnTable, drawnTableOf } from '../tables/drawn-table.ts';
import { TableBox } from '../tables/table-box.ts';
import { tableState } from '../tables/table-state.ts';
import { allBlocksIn, decorationsOf, type DrawnBlock } from './drawn-blocks.ts';

/** What is drawn before the editor knows which part of the text is on screen. Units. */
const FIRST_UNITS = 4_000;

/** Tells which part of the text is on screen, or nearly. */
const setNear = StateEffect.define<Stretch>();

interface BlockView {
  readonly near: Stretch;
  readonly shown: DecorationSet;
  readonly tables: readonly DrawnTable[];
  readonly active: ActiveCell | undefined;
}

/**
 * Block widgets have to be known before the editor lays out, so they cannot come from a view. What is near the screen
 * is looked at anew; what was drawn farther away stays until it is near again, or somebody writes in it.
 */
const blockField = StateField.define<BlockView>({
  create(state) {
    const near = { from: 0, to: Math.min(state.doc.length, FIRST_UNITS) };
    return shownIn(state, { near, shown: Decoration.none, tables: [], active: undefined });
  },
  update(before, transaction) {
    const near = nearAfter(before.near, transaction);
    const { startState, state, changes } = transaction;
    const isNews =
      transaction.docChanged ||
      near !== before.near ||
      hasMathsLoaded(transaction) ||
      haveOutcomesChanged(transaction) ||
      hasThemeChanged(transaction) ||
      startState.readOnly !== state.readOnly ||
      syntaxTree(startState) !== syntaxTree(state) ||
      revealedIn(startState) !== revealedIn(state);
    if (!isNews) return before;
    const untouched = before.shown.update({ filter: (from, to) => !changes.touchesRange(from, to) });
    return shownIn(state, { ...before, near, shown: untouched.map(changes) }, transaction);
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ shown }) => shown),
    tableState.from(field, ({ tables, active }) => ({ tables, active })),
  ],
});

function nearAfter(near: Stretch, { changes, docChanged, effects }: Transaction): Stretch {
  const told = effects.find((effect) => effect.is(setNear));
  if (told !== undefined) return told.value as Stretch;
  return docChanged ? { from: changes.mapPos(near.from, -1), to: changes.mapPos(near.to, 1) } : near;
}

function shownIn(state: EditorState, before: BlockView, transaction?: Transaction): BlockView {
  const { near } = before;
  const read = allBlocksIn(state, near);
  const unread = unreadTables(state, before.tables, transaction);
  const blocks = [...read, ...unread.filter(({ from }) => read.every(({ to }) => to < from))];
  const from = Math.min(near.from, blocks[0]?.from ?? near.from);
  const to = Math.max(near.to, blocks.at(-1)?.to ?? near.to);
  const known = { before: before.tables, transaction };
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? (drawnTableOf(state, block, known) ?? []) : []));
  const active = activeCellOf(state, tables, { before: before.active, transaction });
  const others = blocks.flatMap((block) => decorationsOf(state, block));
  const add = [...others, ...tables.map((table) => tableIn(state, table, active))];
  const shown = before.shown.update({ filterFrom: from, filterTo: to, filter: () => false, add, sort: true });
  return { near, shown, tables, active };
}

/** The tables that the parser has not come to yet: a table that is written in is drawn throughout. */
function unreadTables(state: EditorState, tables: readonly DrawnTable[], transaction?: Transaction): DrawnBlock[] {
  const end = syntaxTree(state).length;
  if (transaction === undefined || end >= state.doc.length) return [];
  return tables.flatMap(({ from, to }) => {
    const moved = { from: transaction.changes.mapPos(from, -1), to: transaction.changes.mapPos(to, 1) };
    const isTable = moved.to > end && moved.from < moved.to && !/\n\s*\n/.test(state.sliceDoc(moved.from, moved.to));
    return isTable ? [{ kind: 'table' as const, ...moved }] : [];
  });
}

function tableIn(state: EditorState, drawn: DrawnTable, active: ActiveCell | undefined): Range<Decoration> {
  const { from, to } = drawn;
  const isActive = active?.drawn === drawn;
  const isSelected = revealedIn(state).some((one) => one.from < to && one.to > from && one.from < one.to);
  const widget = new TableBox({ drawn, active: isActive ? active : undefined }, isSelected && !isActive);
  return Decoration.replace({ widget, block: true }).range(from, to);
}

/** What is drawn in place of lines, or below them. The same value as long as nothing changed. */
export const shownBlocks = (state: EditorState): DecorationSet =>
  state.field(blockField, false)?.shown ?? Decoration.none;

const watchScreen = ViewPlugin.define((view) => {
  let isIdle = true;
  // Nothing may be dispatched in the middle of an update; before the next frame it must be.
  const tell = (): void => {
    if (!isIdle) return;
    isIdle = false;
    queueMicrotask(() => {
      isIdle = true;
      const { from, to } = view.viewport;
      const near = view.state.field(blockField, false)?.near;
      // When something is written in it, its end moves along; the field has done that by itself.
      if (from !== near?.from || to !== near.to) view.dispatch({ effects: setNear.of({ from, to }) });
    });
  };
  tell();
  return {
    update({ viewportChanged }) {
      if (viewportChanged) tell();
    },
  };
});

/** Draws tables, formulas and diagrams that take the place of whole lines. */
export const blockView: Extension = [blockField, watchScreen];
