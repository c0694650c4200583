import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { NotebookId } from '../contract/ids.ts';
import {
  addNotebook,
  moveNotebook,
  namedNotebooks,
  notebookAt,
  notebookNameOf,
  notebookPath,
  notebooksIn,
  renameNotebook,
  setNotebooksGone,
  withinNotebook,
} from './notebooks.ts';

const paths = (ws: Y.Doc, used?: ReadonlySet<string>): string[] => {
  const all = notebooksIn(ws, used);
  return all.map(({ id }) => notebookPath(all, id).join('/')).sort();
};
const at = (ws: Y.Doc, path: string): NotebookId => notebookAt(ws, path.split('/')) as NotebookId;

/** Everybody hears of what everybody did. */
function meet(...docs: Y.Doc[]): void {
  for (const one of docs) for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
}

describe('notebooks', () => {
  it('[NB1] a path makes what is missing of it, and the same path in another case is the same notebook', () => {
    const ws = new Y.Doc();
    const thesis = at(ws, 'Projects/Thesis');
    expect(at(ws, 'projects/THESIS')).toBe(thesis);
    expect(paths(ws)).toEqual(['Projects', 'Projects/Thesis']);
    expect(notebookAt(ws, ['', ' / '])).toBeUndefined();
  });

  it('[NB2] two people who make the same notebook while apart have made one', () => {
    const [anna, ben] = [new Y.Doc(), new Y.Doc()];
    at(anna, 'Projects/Thesis');
    at(ben, 'Projects/Garden');
    meet(anna, ben);
    expect(paths(anna)).toEqual(['Projects', 'Projects/Garden', 'Projects/Thesis']);
    expect(paths(ben)).toEqual(paths(anna));
  });

  it('[NB3] a renamed notebook stays itself, and its old name is free for another', () => {
    const ws = new Y.Doc();
    const id = at(ws, 'Ideas');
    renameNotebook(ws, id, 'Plans');
    const other = at(ws, 'Ideas');
    expect(other).not.toBe(id);
    expect(paths(ws)).toEqual(['Ideas', 'Plans']);
  });

  it('[NB4] one that was removed is there again with all it lies in as soon as a note lies in it', () => {
    const ws = new Y.Doc();
    const inner = at(ws, 'Projects/Thesis');
    const outer = at(ws, 'Projects');
    setNotebooksGone(ws, [inner, outer], true);
    expect(paths(ws)).toEqual([]);
    expect(paths(ws, new Set([inner]))).toEqual(['Projects', 'Projects/Thesis']);
    expect(at(ws, 'Projects/Thesis')).toBe(inner);
    expect(paths(ws)).toEqual(['Projects', 'Projects/Thesis']);
  });

  it('[NB5] none is put into itself, and two that were put into each other while apart are both there', () => {
    const [anna, ben] = [new Y.Doc(), new Y.Doc()];
    const [a, b] = [at(anna, 'A'), at(anna, 'B')];
    const below = at(anna, 'A/Below');
    expect(moveNotebook(anna, a, below)).toBe(false);
    expect(moveNotebook(anna, a, a)).toBe(false);
    meet(anna, ben);
    expect(moveNotebook(anna, a, b)).toBe(true);
    expect(moveNotebook(ben, b, a)).toBe(true);
    meet(anna, ben);
    const shown = notebooksIn(anna);
    expect(shown).toHaveLength(3);
    expect(shown.filter(({ parent }) => parent === undefined)).toHaveLength(1);
    expect(notebooksIn(ben)).toEqual(shown);
  });

  it('[SQ5] a notebook is meant by its name or the end of its path, else by a part, with what lies in it', () => {
    const ws = new Y.Doc();
    const thesis = at(ws, 'Projects/Thesis');
    const notes = at(ws, 'Projects/Thesis/Notes');
    const other = at(ws, 'Thesis ideas');
    const all = notebooksIn(ws);
    expect(namedNotebooks(all, 'thesis')).toEqual([thesis, notes]);
    expect(namedNotebooks(all, 'projects/THESIS')).toEqual([thesis, notes]);
    expect(namedNotebooks(all, 'thes').toSorted()).toEqual([thesis, notes, other].toSorted());
    expect(namedNotebooks(all, 'garden')).toEqual([]);
  });

  it('[NB1] a name is one line without slashes, and fields that hold something else make no notebook', () => {
    expect(notebookNameOf(' a/b\n c ')).toBe('a b c');
    const ws = new Y.Doc();
    ws.getMap('meta').set(`notebook.${'0'.repeat(20)}.name`, 7);
    ws.getMap('meta').set(`notebook.${'1'.repeat(20)}.parent`, '0'.repeat(20));
    expect(notebooksIn(ws)).toEqual([]);
  });

  it('[NB5] whatever three people do while apart, all see the same tree afterwards, and every notebook in it once', () => {
    const name = fc.constantFrom('A', 'B', 'C');
    const act = fc.record({
      who: fc.nat(2),
      kind: fc.constantFrom('add', 'move', 'rename', 'remove'),
      name,
      place: fc.nat(9),
      target: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
        at(docs[0] as Y.Doc, 'A/B');
        meet(...docs);
        for (const { who, kind, name: text, place, target } of acts) {
          const ws = docs[who] as Y.Doc;
          const ids = notebooksIn(ws).map(({ id }) => id);
          const id = ids[place % ids.length];
          if (kind === 'add' || id === undefined) addNotebook(ws, text, id);
          else if (kind === 'move') moveNotebook(ws, id, ids[target % ids.length]);
          else if (kind === 'rename') renameNotebook(ws, id, text);
          else setNotebooksGone(ws, [id], true);
        }
        meet(...docs);
        const [tree, ...others] = docs.map((ws) => notebooksIn(ws));
        for (const other of others) expect(other).toEqual(tree);
        const roots = tree?.filter(({ parent }) => parent === undefined) ?? [];
        const reached = roots.flatMap(({ id }) => withinNotebook(tree ?? [], id));
        expect(reached.toSorted()).toEqual(tree?.map(({ id }) => id).toSorted());
      }),
    );
  });
});
