import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeMain, fakeNoteId } from '../testing/fake-main.ts';
import { isDragOfNotes, notebookIn, notesIn, NOTES_TYPE } from './dragged-notes.ts';
import { FoldedNodes } from './folded-nodes.svelte.ts';
import { ALL_NOTES, ScopeMemory } from './list-scope.ts';
import { NoteList } from './note-list.svelte.ts';
import { Order } from './order.svelte.ts';

function orderOf(main: FakeMain) {
  const bridge = main.createWindow();
  const list = new NoteList(bridge);
  const said: string[] = [];
  const order = new Order({ bridge, list, say: (text) => said.push(text) });
  return { list, order, said };
}

describe('the order of a window', () => {
  beforeEach(() => localStorage.clear());

  it('[NB14] the list is of what it was of last in this workspace', async () => {
    const main = new FakeMain();
    const notebook = main.notebooks.add('Projects');
    const first = orderOf(main);
    await first.order.begin(main.workspace.id);
    await first.order.reload();
    first.order.show({ notebook });
    const second = orderOf(main);
    await second.order.begin(main.workspace.id);
    expect(second.list.scope).toEqual({ notebook });
    await second.order.reload();
    expect(second.list.scope).toEqual({ notebook });
  });

  it('[NB14] the list is of all notes when its notebook is gone, or when nonsense was remembered', async () => {
    const main = new FakeMain();
    const notebook = main.notebooks.add('Projects');
    const { order, list } = orderOf(main);
    await order.begin(main.workspace.id);
    order.show({ notebook });
    await order.notebooks.remove(notebook);
    expect(list.scope).toEqual(ALL_NOTES);
    localStorage.setItem(`list:${main.workspace.id}`, '{"notebook":7}');
    expect(new ScopeMemory(localStorage).of(main.workspace.id)).toEqual(ALL_NOTES);
  });

  it('[NB12] what was folded stays folded', () => {
    const folded = new FoldedNodes(localStorage, 'test');
    folded.toggle('a');
    folded.toggle('b');
    folded.toggle('a');
    folded.open('c');
    const again = new FoldedNodes(localStorage, 'test');
    expect(['a', 'b', 'c'].filter((id) => again.has(id))).toEqual(['b']);
  });

  it('[NB15] what is dropped is read as notes, and nothing else is', () => {
    const dropped = (data: string) => ({ types: [NOTES_TYPE], getData: () => data }) as unknown as DataTransfer;
    const id = fakeNoteId(1);
    expect(isDragOfNotes(dropped('[]'))).toBe(true);
    expect(notesIn(dropped(JSON.stringify([id])))).toEqual([id]);
    expect(notesIn(dropped('["../../x"]'))).toEqual([]);
    expect(notesIn(dropped('nonsense'))).toEqual([]);
    expect(notebookIn(dropped('nonsense'))).toBeUndefined();
  });

  it('[TG1] tags nest, also in one that no note bears, and take the colour of what they lie in', async () => {
    const main = new FakeMain();
    main.addNote('One', '#a/b/c #Z2 #z10');
    main.addNote('Two', '#A/b/d');
    const { order } = orderOf(main);
    await order.reload();
    await order.tags.setColour('a/b', 3);
    const shown = order.tags.nodes.map(({ whole, parent, count, colour }) => [whole, parent, count, colour]);
    expect(shown).toContainEqual(['a/b/c', 'a/b', 1, undefined]);
    expect(order.tags.nodes.map(({ id }) => id).sort()).toEqual(['a', 'a/b', 'a/b/c', 'a/b/d', 'z10', 'z2']);
    main.addNote('Three', '#a/b');
    await order.reload();
    await vi.waitFor(() => expect(order.tags.colourOf('a/b/c')).toBe('var(--hue-4)'));
  });

  it('[LU1] links are offered to follow a title that was changed here, once, and not one that others changed', async () => {
    const main = new FakeMain();
    main.addNote('Week', 'read [[Plan]]');
    const id = main.addNote('Plan');
    const { order, said } = orderOf(main);
    const title = main.notes.get(id)?.doc.getText('title');
    if (!title) throw new Error('no title');
    const followed = order.links.follow(id, title);
    title.doc?.transact(() => title.insert(4, ' B'), 'main');
    followed.settle();
    await vi.waitFor(() => expect(said).toEqual([]));
    title.insert(6, ' and C');
    followed.settle();
    followed.settle();
    followed.close();
    await vi.waitFor(() => expect(said).toEqual(['One note links to the old title.']));
  });
});
