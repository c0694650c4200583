import { describe, expect, it } from 'vitest';
import { fillTable, gridOf, tableOf } from './grid.ts';
import { withChanges } from './text-change.ts';

const TABLE = '| a | b |\n| --- | --- |\n| c | d |';

describe('grids', () => {
  it('[TB20] cells of a spreadsheet are a grid; indented code, plain lines and lists of words are none', () => {
    expect(gridOf('a\tb\r\nc\td\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(gridOf('"two\nlines"\t"say ""so"""\nx|y\t')).toEqual([
      ['two lines', 'say "so"'],
      ['x\\|y', ''],
    ]);
    for (const text of ['one\ntwo', '\tif\n\t\tthen', 'a\tb\nc', '\ta\n\tb', '']) expect(gridOf(text)).toBeUndefined();
  });

  it('[TB20] a grid becomes a table, its first row the header', () => {
    expect(
      tableOf([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toBe(TABLE);
  });

  it('[TB21] a grid fills cells to the right and down, and the table grows', () => {
    const edit = fillTable(TABLE, { row: 1, column: 1 }, [
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(withChanges(TABLE, edit?.changes ?? [])).toBe(
      '| a | b |  |\n| --- | --- | --- |\n| c | 1 | 2 |\n|  | 3 | 4 |',
    );
    expect(edit?.cell).toEqual({ row: 2, column: 2 });
  });
});
