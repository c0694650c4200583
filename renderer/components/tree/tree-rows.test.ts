import { describe, expect, it } from 'vitest';
import { rowBeginning, treeMove, type TreeNode, treeRows } from './tree-rows.ts';

const nodes: readonly TreeNode[] = [
  { id: 'a', name: 'Animals' },
  { id: 'p', name: 'Projects' },
  { id: 't', name: 'Thesis', parent: 'p' },
  { id: 'c', name: 'Chapters', parent: 't' },
];
const rowsOf = (...folded: string[]) => treeRows(nodes, (id) => folded.includes(id));
const shown = (...folded: string[]) => rowsOf(...folded).map(({ node, level }) => `${level} ${node.name}`);

describe('a tree', () => {
  it('[NB12] shows what lies in a node below it, and nothing of what is folded', () => {
    expect(shown()).toEqual(['1 Animals', '1 Projects', '2 Thesis', '3 Chapters']);
    expect(shown('t')).toEqual(['1 Animals', '1 Projects', '2 Thesis']);
    expect(shown('p')).toEqual(['1 Animals', '1 Projects']);
    expect(rowsOf('p').map(({ isOpen, position, size }) => [isOpen, position, size])).toEqual([
      [undefined, 1, 2],
      [false, 2, 2],
    ]);
  });

  it('[NB12] is walked by arrow keys: right opens and goes in, left folds and goes out', () => {
    const rows = rowsOf();
    expect(treeMove(rows, 0, 'ArrowDown')).toEqual({ go: 1 });
    expect(treeMove(rows, 0, 'ArrowUp')).toBeUndefined();
    expect(treeMove(rows, 3, 'ArrowDown')).toBeUndefined();
    expect(treeMove(rows, 0, 'End')).toEqual({ go: 3 });
    expect(treeMove(rows, 1, 'ArrowRight')).toEqual({ go: 2 });
    expect(treeMove(rowsOf('p'), 1, 'ArrowRight')).toEqual({ toggle: 'p' });
    expect(treeMove(rows, 1, 'ArrowLeft')).toEqual({ toggle: 'p' });
    expect(treeMove(rows, 3, 'ArrowLeft')).toEqual({ go: 2 });
    expect(treeMove(rows, 3, 'ArrowRight')).toBeUndefined();
    expect(treeMove(rows, 0, 'x')).toBeUndefined();
  });

  it('[NB12] goes to the next name that begins with a typed letter, round the end', () => {
    expect(rowBeginning(rowsOf(), 1, 'c')).toBe(3);
    expect(rowBeginning(rowsOf(), 2, 'A')).toBe(0);
    expect(rowBeginning(rowsOf(), 0, 'z')).toBe(-1);
  });
});
