import type { tables as english } from '../en/tables.ts';
import { counted } from '../plural.ts';

export const tables: typeof english = {
  menu: 'Rij en kolom',
  'row-above': 'Rij erboven toevoegen',
  'row-below': 'Rij eronder toevoegen',
  'row-up': 'Rij omhoog',
  'row-down': 'Rij omlaag',
  'delete-row': 'Rij verwijderen',
  'column-before': 'Kolom links toevoegen',
  'column-after': 'Kolom rechts toevoegen',
  'column-back': 'Kolom naar links',
  'column-on': 'Kolom naar rechts',
  'delete-column': 'Kolom verwijderen',
  'align-start': 'Links uitlijnen',
  'align-center': 'Centreren',
  'align-end': 'Rechts uitlijnen',
  'delete-table': 'Tabel verwijderen',
  table: (rows) => `Tabel met ${counted('nl', rows, { one: 'rij', other: 'rijen' })}`,
  headerCell: (column) => `Koprij, kolom ${column}`,
  cell: (row, column) => `Rij ${row}, kolom ${column}`,
};
