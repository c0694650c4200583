import type { EditorState } from '@codemirror/state';
import { Facet } from '@codemirror/state';
import type { ActiveCell } from './active-cell.ts';
import type { DrawnTable } from './drawn-table.ts';

/** What is known of the tables of a text that are drawn. */
export interface TableState {
  readonly tables: readonly DrawnTable[];
  readonly active: ActiveCell | undefined;
}

const NONE: TableState = { tables: [], active: undefined };

/** Told by the view that draws blocks (../blocks/block-view.ts). */
export const tableState = Facet.define<TableState, TableState>({ combine: ([state = NONE]) => state });

/** The cell that is being edited; undefined where tables are not drawn. */
export const activeCellIn = (state: EditorState): ActiveCell | undefined => state.facet(tableState).active;

/** The drawn table that a place of the text is in or at the edge of. */
export const drawnTableAt = (state: EditorState, place: number): DrawnTable | undefined =>
  state.facet(tableState).tables.find(({ from, to }) => from <= place && place <= to);
