import type { EditorView } from '@codemirror/view';
import type { TableAction } from '../../../../core/markdown/table/edit-table.ts';
import type { Alignment } from '../../../../core/markdown/table/read-table.ts';
import { activeCellIn } from './table-state.ts';
import { canChangeTable, changeTable, deleteTable } from './table-commands.ts';

/** One line of a cell's menu. */
export interface TableMenuItem {
  readonly label: string;
  readonly keys?: string;
  /** Of a choice: whether it is the one that holds. */
  readonly isChosen?: boolean;
  readonly isPossible: boolean;
  readonly run: () => void;
}

interface Entry {
  readonly label: string;
  readonly action: TableAction;
  readonly keys?: string;
  readonly alignment?: Alignment;
}

const groups: readonly (readonly Entry[])[] = [
  [
    { label: 'Add row above', action: 'row-above' },
    { label: 'Add row below', action: 'row-below' },
    { label: 'Move row up', action: 'row-up', keys: 'Alt+↑' },
    { label: 'Move row down', action: 'row-down', keys: 'Alt+↓' },
    { label: 'Delete row', action: 'delete-row' },
  ],
  [
    { label: 'Add column left', action: 'column-before' },
    { label: 'Add column right', action: 'column-after' },
    { label: 'Move column left', action: 'column-back', keys: 'Alt+←' },
    { label: 'Move column right', action: 'column-on', keys: 'Alt+→' },
    { label: 'Delete column', action: 'delete-column' },
  ],
  [
    { label: 'Align left', action: 'align-start', alignment: 'start' },
    { label: 'Align centre', action: 'align-center', alignment: 'center' },
    { label: 'Align right', action: 'align-end', alignment: 'end' },
  ],
];

/** What can be done from the cell that is being edited, in groups. */
export function tableMenuItems(outer: EditorView): readonly (readonly TableMenuItem[])[] {
  const active = activeCellIn(outer.state);
  if (active === undefined) return [];
  const held = active.drawn.table.alignments[active.place.column] ?? 'start';
  const items = groups.map((group) =>
    group.map(({ label, action, keys, alignment }) => ({
      label,
      ...(keys !== undefined && { keys }),
      ...(alignment !== undefined && { isChosen: alignment === held }),
      isPossible: canChangeTable(active, action),
      run: () => void changeTable(outer, action),
    })),
  );
  return [...items, [{ label: 'Delete table', isPossible: true, run: () => void deleteTable(outer) }]];
}
