import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteParser } from '../syntax/note-syntax.ts';
import { editTable, type TableAction } from './edit-table.ts';
import { readTable } from './read-table.ts';
import { repairTable } from './repair-table.ts';
import { withChanges } from './text-change.ts';

const TABLE = '| a | b |\n| --- | :-: |\n| c | d |\n| e | f |';

function edited(source: string, row: number, column: number, action: TableAction): string | undefined {
  const edit = editTable(source, { row, column }, action);
  return edit && withChanges(withChanges(source, edit.settling), edit.changes);
}

const cellsOf = (source: string): string[][] =>
  readTable(source)?.rows.map(({ cells }) => cells.map(({ text }) => source.slice(text.from, text.to))) ?? [];

const words = fc.stringMatching(/^(?:[a-z]{1,6}|\\\|| ){0,3}$/).map((word) => word.trim());
const tables = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc
    .record({
      rows: fc.array(fc.array(words, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
      isBare: fc.boolean(),
    })
    .map(({ rows, isBare }) => {
      const line = (cells: readonly string[]): string =>
        isBare && columns > 1 && cells[0] !== '' && cells.at(-1) !== ''
          ? cells.join(' | ')
          : `| ${cells.join(' | ')} |`;
      const [header = [], ...body] = rows;
      return [line(header), `|${' --- |'.repeat(columns)}`, ...body.map(line)].join('\n');
    }),
);
const places = fc.record({ row: fc.nat({ max: 4 }), column: fc.nat({ max: 3 }) });

describe('tables as text', () => {
  it('[TB10] rows and columns are added, deleted, moved and aligned', () => {
    expect(edited(TABLE, 1, 0, 'row-above')).toBe('| a | b |\n| --- | :-: |\n|  |  |\n| c | d |\n| e | f |');
    expect(edited(TABLE, 2, 0, 'row-below')).toBe(`${TABLE}\n|  |  |`);
    expect(edited(TABLE, 0, 0, 'column-before')).toBe('|  | a | b |\n| --- | --- | :-: |\n|  | c | d |\n|  | e | f |');
    expect(edited(TABLE, 0, 1, 'column-after')).toBe('| a | b |  |\n| --- | :-: | --- |\n| c | d |  |\n| e | f |  |');
    expect(edited(TABLE, 1, 0, 'delete-row')).toBe('| a | b |\n| --- | :-: |\n| e | f |');
    expect(edited(TABLE, 1, 0, 'delete-column')).toBe('| b |\n| :-: |\n| d |\n| f |');
    expect(edited(TABLE, 1, 0, 'row-down')).toBe('| a | b |\n| --- | :-: |\n| e | f |\n| c | d |');
    expect(edited(TABLE, 1, 1, 'column-back')).toBe('| b | a |\n| :-: | --- |\n| d | c |\n| f | e |');
    expect(edited(TABLE, 1, 0, 'align-end')).toBe(TABLE.replace('---', '---:'));
    expect(edited(TABLE, 1, 1, 'align-start')).toBe(TABLE.replace(':-:', '-'));
    expect(edited(TABLE, 0, 0, 'row-above')).toBeUndefined();
    expect(edited(TABLE, 0, 0, 'delete-row')).toBeUndefined();
    expect(edited(TABLE, 1, 0, 'row-up')).toBeUndefined();
    expect(edited(TABLE, 2, 0, 'row-down')).toBeUndefined();
    expect(edited(TABLE, 1, 1, 'column-on')).toBeUndefined();
    expect(edited('| a |\n| - |', 0, 0, 'delete-column')).toBeUndefined();
  });

  it('[TB10] a table without bars at its edges, or with short rows, is closed first', () => {
    expect(edited('a | b\n--- | ---\nc', 1, 1, 'column-after')).toBe('| a | b |  |\n| --- | --- | --- |\n| c |  |  |');
  });

  it('[TB11] what is added and deleted again, or moved there and back, is as it was, and a move keeps every cell', () => {
    fc.assert(
      fc.property(tables, places, (source, { row, column }) => {
        const settled = edited(source, 0, 0, 'align-start') ?? '';
        const back = (...steps: readonly (readonly [TableAction, number, number])[]): void => {
          let now: string | undefined = settled;
          for (const [action, atRow, atColumn] of steps) now = now && edited(now, atRow, atColumn, action);
          if (now !== undefined) expect(now).toBe(settled);
        };
        const { columns = 0, rows = [] } = readTable(settled) ?? {};
        if (row >= rows.length || column >= columns) return;
        back(['row-below', row, column], ['delete-row', row + 1, column]);
        back(['column-after', row, column], ['delete-column', row, column + 1]);
        back(['row-down', row, column], ['row-up', row + 1, column]);
        back(['column-on', row, column], ['column-back', row, column + 1]);
        const moved = edited(settled, row, column, 'column-on') ?? settled;
        expect(cellsOf(moved).map((cells) => [...cells].sort())).toEqual(
          cellsOf(settled).map((cells) => [...cells].sort()),
        );
        expect(cellsOf(edited(settled, row, column, 'row-down') ?? settled).sort()).toEqual(cellsOf(settled).sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('tables that met', () => {
  it.each([
    [
      'a rule with fewer cells',
      '| a | b | c |\n| --- | --- |\n| d | e | f |',
      '| a | b | c |\n| --- | --- | --- |\n| d | e | f |',
    ],
    ['a rule with more cells', '| a | b |\n| --- | --- | --- |\n| d | e |', '| a | b |\n| --- | --- |\n| d | e |'],
    ['colons of two people', '| a | b |\n| ::---:: | -- -: |', '| a | b |\n| :---: | ---: |'],
    ['a row with more cells', '| a | b |\n| - | - |\n| d | e | f |', '| a | b |  |\n| - | - | --- |\n| d | e | f |'],
    ['what was written in a deleted row', '| a | b |\n| - | - |x\n| d | e |', '| a | b |\n| - | - |\n| x |\n| d | e |'],
    ['the same in the last', '| a | b |\n| - | - |\n| d | e |x', '| a | b |\n| - | - |\n| d | e |\n| x |'],
    ['what was written in a deleted first column', '| b |\n| - |\nx| d |', '| b |\n| - |\n| x d |'],
    ['two rules', '| a | b |\n| --- | --- |\n| --- | --- |\n| d | e |', '| a | b |\n| --- | --- |\n| d | e |'],
  ])('[TB30] %s', (_what, broken, whole) => {
    expect(repairTable(broken)).toBe(whole);
    expect(repairTable(whole)).toBe(whole);
    const textsIn = (source: string): string[] =>
      cellsOf(source)
        .flat()
        .flatMap((text) => text.split(/[ |]+/));
    expect(textsIn(broken).filter(Boolean)).toEqual(textsIn(whole).filter(Boolean));
    const { topNode } = noteParser.parse(broken);
    expect([topNode.firstChild?.name, topNode.firstChild?.to]).toEqual(['Table', broken.length]);
  });

  it('[TB31] a table in order stays as it is, also with short rows', () => {
    fc.assert(
      fc.property(tables, (source) => {
        expect(repairTable(source)).toBe(source);
      }),
    );
    expect(repairTable('| a | b |\n| - | - |\n| d |')).toBe('| a | b |\n| - | - |\n| d |');
    expect(repairTable('a | b\n- | -\nc | d')).toBe('a | b\n- | -\nc | d');
  });
});
