import type { EditorView } from '@codemirror/view';
import type { TableAction } from '../../../../core/markdown/table/edit-table.ts';
import type { Alignment } from '../../../../core/markdown/table/read-table.ts';
import { texts } from '../../../state/texts.svelte.ts';
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
  readonly action: TableAction;
  readonly keys?: string;
  readonly alignment?: Alignment;
}

const groups: readonly (readonly Entry[])[] = [
  [
    { action: 'row-above' },
    { action: 'row-below' },
    { action: 'row-up', keys: 'Alt+↑' },
    { action: 'row-down', keys: 'Alt+↓' },
    { action: 'delete-row' },
  ],
  [
    { action: 'column-before' },
    { action: 'column-after' },
    { action: 'column-back', keys: 'Alt+←' },
    { action: 'column-on', keys: 'Alt+→' },
    { action: 'delete-column' },
  ],
  [
    { action: 'align-start', alignment: 'start' },
    { action: 'align-center', alignment: 'center' },
    { action: 'align-end', alignment: 'end' },
  ],
];

/** What can be done from the cell that is being edited, in groups. */
export function tableMenuItems(outer: EditorView): readonly (readonly TableMenuItem[])[] {
  const active = activeCellIn(outer.state);
  if (active === undefined) return [];
  const said = texts().tables;
  const held = active.drawn.table.alignments[active.place.column] ?? 'start';
  const items = groups.map((group) =>
    group.map(({ action, keys, alignment }) => ({
      label: said[action],
      ...(keys !== undefined && { keys }),
      ...(alignment !== undefined && { isChosen: alignment === held }),
      isPossible: canChangeTable(active, action),
      run: () => void changeTable(outer, action),
    })),
  );
  return [...items, [{ label: said['delete-table'], isPossible: true, run: () => void deleteTable(outer) }]];
}
