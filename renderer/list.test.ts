import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoteId } from '../core/contract/ids.ts';
import { organisationOf } from '../core/note/organisation.ts';
import { isTrashed } from '../core/note/trash.ts';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

async function openApp(main: FakeMain): Promise<HTMLElement> {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  await screen.findByRole('option', { name: /^One/ });
  return screen.getByRole('listbox', { name: 'Notes' });
}

function mainWith(...titles: string[]): { main: FakeMain; ids: NoteId[] } {
  const main = new FakeMain();
  return { main, ids: titles.map((title) => main.addNote(title, `Body of ${title}`)) };
}

const option = (name: string): HTMLElement => screen.getByRole('option', { name: new RegExp(`^${name}`) });
const chosen = (): string[] =>
  screen
    .queryAllByRole('option')
    .filter((each) => each.getAttribute('aria-selected') === 'true')
    .map((each) => each.querySelector('.title')?.textContent ?? '');
const organised = (main: FakeMain, id: NoteId | undefined) => {
  const note = id === undefined ? undefined : main.notes.get(id);
  if (note === undefined) throw new Error('no such note');
  return organisationOf(note.doc);
};
const trashed = (main: FakeMain): number => [...main.notes.values()].filter(({ doc }) => isTrashed(doc)).length;

describe('choosing several notes', () => {
  beforeAll(() => stubLayout((element) => (element.getAttribute('role') === 'listbox' ? 600 : 60)));
  beforeEach(() => localStorage.clear());

  it('[LI3] with Ctrl one by one beside the one on screen, with Shift a range, and Escape ends it', async () => {
    const { main } = mainWith('One', 'Two', 'Three', 'Four');
    const list = await openApp(main);
    await fireEvent.click(option('One'));
    await waitFor(() => expect(chosen()).toEqual(['One']));
    await fireEvent.click(option('Three'), { ctrlKey: true });
    expect(chosen()).toEqual(['One', 'Three']);
    expect(screen.getByText('2 notes selected')).toBeTruthy();
    await fireEvent.click(option('Three'), { ctrlKey: true });
    expect(screen.queryByText(/selected/)).toBeNull();
    await fireEvent.click(option('Two'));
    await fireEvent.click(option('Four'), { shiftKey: true });
    await waitFor(() => expect(chosen()).toEqual(['Two', 'Three', 'Four']));
    await fireEvent.keyDown(list, { key: 'Escape' });
    expect(chosen()).toEqual(['Two']);
  });

  it('[LI3] by keyboard alone: Shift with arrows, and Ctrl+A for all, also those that are not at hand', async () => {
    const { main } = mainWith('One', ...Array.from({ length: 150 }, (_, n) => `Note ${n}`));
    const list = await openApp(main);
    await fireEvent.click(option('One'));
    await fireEvent.keyDown(list, { key: 'ArrowDown', shiftKey: true });
    await screen.findByText('2 notes selected');
    await fireEvent.keyDown(list, { key: 'ArrowDown', shiftKey: true });
    await screen.findByText('3 notes selected');
    await fireEvent.keyDown(list, { key: 'ArrowUp', shiftKey: true });
    await screen.findByText('2 notes selected');
    await fireEvent.keyDown(list, { key: 'a', ctrlKey: true });
    await screen.findByText('151 notes selected');
  });

  it('[LI4] moves them into a notebook that is made for them, and takes that back', async () => {
    const { main, ids } = mainWith('One', 'Two', 'Three');
    const garden = main.notebooks.add('Garden');
    main.editRemotely(ids[1] as NoteId, (doc) => doc.getMap('meta').set('notebook', garden));
    await openApp(main);
    await fireEvent.click(option('One'));
    await fireEvent.click(option('Two'), { ctrlKey: true });
    await fireEvent.click(screen.getByRole('button', { name: 'Move to notebook…' }));
    const field = await screen.findByRole('combobox', { name: 'Notebook' });
    await fireEvent.input(field, { target: { value: 'Work/Plans' } });
    await screen.findByRole('option', { name: 'New notebook “Work/Plans”' });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await screen.findByText(/^2 notes moved to/);
    const place = organised(main, ids[0]).notebook;
    expect(place).toBeDefined();
    expect([organised(main, ids[1]).notebook, organised(main, ids[2]).notebook]).toEqual([place, undefined]);
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(organised(main, ids[1]).notebook).toBe(garden));
    expect(organised(main, ids[0]).notebook).toBeUndefined();
  });

  it('[LI4] gives them a tag and takes one off, pins them, and puts them into the Trash', async () => {
    const { main, ids } = mainWith('One', 'Two', 'Three');
    const list = await openApp(main);
    await fireEvent.click(option('One'));
    await fireEvent.click(option('Two'), { ctrlKey: true });
    await fireEvent.click(screen.getByRole('button', { name: 'Tags…' }));
    await fireEvent.input(await screen.findByRole('textbox', { name: 'Add a tag' }), {
      target: { value: 'two words' },
    });
    await fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(screen.getByRole('alert').textContent).toContain('A tag begins with a letter');
    await fireEvent.input(screen.getByRole('textbox', { name: 'Add a tag' }), { target: { value: '#draft' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(organised(main, ids[1]).tags).toEqual(['draft']));
    await fireEvent.click(screen.getByRole('button', { name: 'Pin' }));
    await waitFor(() => expect(organised(main, ids[0]).isPinned && organised(main, ids[1]).isPinned).toBe(true));
    await fireEvent.keyDown(list, { key: 'Delete' });
    await waitFor(() => expect(trashed(main)).toBe(2));
    await waitFor(() => expect(chosen()).toEqual(['Three']));
    const toast = screen.getByText('2 notes moved to the Trash').closest<HTMLElement>('[role="status"], li, div');
    await fireEvent.click(within(toast as HTMLElement).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(trashed(main)).toBe(0));
  });

  it('[LI5] a menu over a note does the same, by mouse and by keyboard', async () => {
    const { main, ids } = mainWith('One', 'Two');
    const list = await openApp(main);
    await fireEvent.contextMenu(option('Two'));
    const menu = await screen.findByRole('menu', { name: 'What to do with the notes' });
    await waitFor(() => expect(chosen()).toEqual(['Two']));
    await fireEvent.click(within(menu).getByRole('menuitem', { name: 'Pin' }));
    await waitFor(() => expect(organised(main, ids[1]).isPinned).toBe(true));
    await fireEvent.keyDown(list, { key: 'F10', shiftKey: true });
    expect(await screen.findByRole('menuitem', { name: 'Unpin' })).toBeTruthy();
  });

  it('[LI7] rows are dragged with all that are chosen', async () => {
    const { main, ids } = mainWith('One', 'Two', 'Three');
    await openApp(main);
    await fireEvent.click(option('One'));
    await fireEvent.click(option('Three'), { ctrlKey: true });
    const dragged = new Map<string, string>();
    const dataTransfer = { setData: (type: string, data: string) => dragged.set(type, data), setDragImage() {} };
    await fireEvent(option('Three'), Object.assign(new Event('dragstart', { bubbles: true }), { dataTransfer }));
    expect(JSON.parse(dragged.get('application/x-commonplace-notes') ?? '')).toEqual([ids[0], ids[2]]);
    await fireEvent(option('Two'), Object.assign(new Event('dragstart', { bubbles: true }), { dataTransfer }));
    expect(JSON.parse(dragged.get('application/x-commonplace-notes') ?? '')).toEqual([ids[1]]);
  });
});

describe('how the list is shown', () => {
  beforeAll(() => stubLayout((element) => (element.getAttribute('role') === 'listbox' ? 600 : 60)));
  beforeEach(() => localStorage.clear());

  it('[LI2] is divided by days where time is the order, and dense, as long as somebody wants that', async () => {
    const main = new FakeMain();
    main.addNote('One', '', Date.now());
    main.addNote('Two', '', Date.now() - DAY_MS);
    main.addNote('Three', '', Date.now() - 200 * DAY_MS);
    await openApp(main);
    const arrange = async (name: string): Promise<void> => {
      await fireEvent.click(screen.getByRole('button', { name: 'Sort and show' }));
      await fireEvent.click(await screen.findByRole('menuitemcheckbox', { name }));
    };
    await arrange('Group by day');
    await waitFor(() => expect(document.querySelectorAll('.group')).toHaveLength(3));
    await arrange('Sort by title');
    await waitFor(() => expect(document.querySelectorAll('.group')).toHaveLength(0));
    expect(main.settings.settings).toMatchObject({ listSort: 'title', listGroups: true });
    await arrange('Compact rows');
    await waitFor(() => expect(option('One').classList.contains('compact')).toBe(true));
    await fireEvent.click(screen.getByRole('button', { name: 'Sort and show' }));
    const items = await screen.findAllByRole('menuitemcheckbox', { checked: true });
    expect(items.map((item) => item.textContent?.trim())).toEqual(['Sort by title', 'Group by day', 'Compact rows']);
  });

  it('[LI8] notes that others changed have a dot until all are marked as read', async () => {
    const { main, ids } = mainWith('One', 'Two');
    main.member.unread.add(ids[1] as NoteId);
    await openApp(main);
    const dot = { name: 'Changed by others since you last saw it' };
    expect(within(option('Two')).getByRole('img', dot)).toBeTruthy();
    expect(within(option('One')).queryByRole('img', dot)).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Sort and show' }));
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Mark all as read' }));
    await waitFor(() => expect(screen.queryByRole('img', dot)).toBeNull());
  });

  it('[LI9] a search is saved, found again in the sidebar, renamed and removed with a way back', async () => {
    const { main } = mainWith('One', 'Two');
    await openApp(main);
    const field = screen.getByRole('textbox', { name: /^Search/ });
    await fireEvent.input(field, { target: { value: 'two' } });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await fireEvent.click(screen.getByRole('button', { name: 'Sort and show' }));
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Save this search' }));
    const searches = await screen.findByRole('region', { name: 'Searches' });
    await fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    await fireEvent.click(within(searches).getByRole('button', { name: 'two' }));
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await fireEvent.click(within(searches).getByRole('button', { name: 'What to do with the search two' }));
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    const name = screen.getByRole('textbox', { name: 'Name of the search' });
    await fireEvent.input(name, { target: { value: 'The second' } });
    await fireEvent.keyDown(name, { key: 'Enter' });
    expect(await within(searches).findByRole('button', { name: 'The second' })).toBeTruthy();
    await fireEvent.click(within(searches).getByRole('button', { name: 'What to do with the search The second' }));
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    await screen.findByText('Search “The second” removed');
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'The second' })).toBeTruthy();
  });
});
