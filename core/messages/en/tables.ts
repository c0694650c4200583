import { counted } from '../plural.ts';

/** Texts of tables in notes. */
export const tables = {
  menu: 'Row and column',
  'row-above': 'Add row above',
  'row-below': 'Add row below',
  'row-up': 'Move row up',
  'row-down': 'Move row down',
  'delete-row': 'Delete row',
  'column-before': 'Add column left',
  'column-after': 'Add column right',
  'column-back': 'Move column left',
  'column-on': 'Move column right',
  'delete-column': 'Delete column',
  'align-start': 'Align left',
  'align-center': 'Align centre',
  'align-end': 'Align right',
  'delete-table': 'Delete table',
  table: (rows: number) => `Table with ${counted('en', rows, { one: 'row', other: 'rows' })}`,
  headerCell: (column: number) => `Header row, column ${column}`,
  /** `column` is what heads it, or its number. */
  cell: (row: number, column: string | number) => `Row ${row}, column ${column}`,
};
