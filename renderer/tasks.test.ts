import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import { bodyOf } from '../core/note/note.ts';
import { moveToNotebook } from '../core/note/organisation.ts';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

beforeAll(() => stubLayout((element) => (element.classList.contains('rows') ? 600 : 36)));

/** Opens a window on its tasks. */
async function openTasks(main: FakeMain): Promise<HTMLElement> {
  render(App, { bridge: main.createWindow() });
  await screen.findByRole('heading', { level: 1, name: new RegExp(main.workspace.name) });
  await fireEvent.click(screen.getByRole('button', { name: /^Tasks/ }));
  return screen.findByRole('region', { name: 'Tasks' });
}
const boxes = (): HTMLInputElement[] => screen.queryAllByRole<HTMLInputElement>('checkbox');
const shown = (): string[] => boxes().map((box) => `${box.checked ? 'x' : '-'} ${box.getAttribute('aria-label')}`);
const shows = (...wanted: string[]) => waitFor(() => expect(shown()).toEqual(wanted));
const box = (name: string) => screen.findByRole<HTMLInputElement>('checkbox', { name });
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const hasFocus = (name: string) => waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(name));

function shopping(): FakeMain {
  const main = new FakeMain();
  main.addNote('Shop', '- [ ] **milk** @2026-03-11\n- [x] bread\n- [ ] eggs @me');
  main.addNote('Garden', 'soon\n\n- [ ] weed');
  return main;
}

describe('the view of all tasks', () => {
  it('[TK40] shows every task under the title of its note, and how many are left, also in the sidebar', async () => {
    const view = await openTasks(shopping());
    await shows('- weed', '- milk @2026-03-11', 'x bread', '- eggs @me');
    expect(
      within(view)
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual(['Garden', 'Shop']);
    expect(within(view).getByRole('status').textContent).toBe('3 tasks left');
    expect(screen.getByRole('button', { name: 'Tasks 3' }).getAttribute('aria-current')).toBe('page');
    expect(screen.queryByRole('listbox')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: /All notes/ }));
    expect(screen.queryByRole('region', { name: 'Tasks' })).toBeNull();
  });

  it('[TK41] a click ticks, and what others tick is ticked here', async () => {
    const main = shopping();
    const [shop] = main.notes.keys();
    await openTasks(main);
    await fireEvent.click(await box('eggs @me'));
    await shows('- weed', '- milk @2026-03-11', 'x bread', 'x eggs @me');
    if (shop === undefined) throw new Error('no note');
    expect(main.textOf(shop, 'body')).toBe('- [ ] **milk** @2026-03-11\n- [x] bread\n- [x] eggs @me');
    main.editRemotely(shop, (doc) => {
      bodyOf(doc).delete(3, 1);
      bodyOf(doc).insert(3, 'x');
    });
    main.tell('notes.listChanged', { total: 2 });
    await shows('- weed', 'x milk @2026-03-11', 'x bread', 'x eggs @me');
  });

  it('[TK41] a tick that main refuses is not shown, and said', async () => {
    const main = shopping();
    await openTasks(main);
    const weed = await box('weed');
    main.failing('tasks.mark', { code: 'task-gone' });
    await fireEvent.click(weed);
    await screen.findByText(/This task is no longer there/);
    expect((await box('weed')).checked).toBe(false);
  });

  it('[TK42] filters by box, by name and by day', async () => {
    await openTasks(shopping());
    await fireEvent.click(screen.getByRole('radio', { name: 'Active' }));
    await shows('- weed', '- milk @2026-03-11', '- eggs @me');
    await fireEvent.click(screen.getByRole('button', { name: 'Mine' }));
    await shows('- eggs @me');
    expect(screen.getByText('One task left')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Mine' }));
    await fireEvent.change(screen.getByRole('combobox', { name: 'Day' }), { target: { value: 'overdue' } });
    await shows('- milk @2026-03-11');
    await fireEvent.change(screen.getByRole('combobox', { name: 'Day' }), { target: { value: 'later' } });
    await screen.findByText('No such tasks');
  });

  it('[TK42] filters by notebook, where there is one', async () => {
    const main = shopping();
    const [shop] = main.notes.keys();
    const house = main.notebooks.add('House');
    const kitchen = main.notebooks.add('House', 'Kitchen');
    if (shop === undefined) throw new Error('no note');
    main.editRemotely(shop, (doc) => moveToNotebook(doc, kitchen));
    await openTasks(main);
    const choice = await screen.findByRole('combobox', { name: 'Notebook' });
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['All notebooks', 'House', 'House / Kitchen']);
    await fireEvent.change(choice, { target: { value: house } });
    await shows('- milk @2026-03-11', 'x bread', '- eggs @me');
    await fireEvent.change(choice, { target: { value: 'any' } });
    await shows('- weed', '- milk @2026-03-11', 'x bread', '- eggs @me');
  });

  it('[TK43] adds a task to the note of today, or to the one that is chosen', async () => {
    const main = shopping();
    await openTasks(main);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'New task' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    const add = async (words: string): Promise<void> => {
      await fireEvent.input(field, { target: { value: words } });
      await fireEvent.submit(field);
    };
    await add('call');
    await shows('- call', '- weed', '- milk @2026-03-11', 'x bread', '- eggs @me');
    expect(field.value).toBe('');
    expect(screen.getAllByRole('heading', { level: 3 })[0]?.textContent).toBe('2026-03-12');
    await fireEvent.click(screen.getByRole('button', { name: 'Add a task to Garden' }));
    await add('water');
    await shows('- call', '- weed', '- water', '- milk @2026-03-11', 'x bread', '- eggs @me');
    main.failing('tasks.add', { code: 'store-full' });
    await add('never');
    await waitFor(() => expect(field.value).toBe('never'));
    const into = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Written into' });
    expect(into.selectedOptions[0]?.textContent).toBe('Garden');
    main.tell('workspace.changed', { workspace: main.workspace, counterparts: [] });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Tasks' })).toBeNull());
    await fireEvent.click(screen.getByRole('button', { name: /^Tasks/ }));
    expect(await screen.findByRole('combobox', { name: 'Written into' })).toHaveProperty('value', 'today');
  });

  it('[TK44] edits in place by double click: Enter keeps the words, Escape the old ones, no words take the task out', async () => {
    const main = shopping();
    await openTasks(main);
    await fireEvent.dblClick(await screen.findByText('weed'));
    const field = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Words of the task' });
    expect([field().value, document.activeElement]).toEqual(['weed', field()]);
    await fireEvent.input(field(), { target: { value: 'weed all of it' } });
    await press('Enter');
    await shows('- weed all of it', '- milk @2026-03-11', 'x bread', '- eggs @me');
    await hasFocus('weed all of it');
    await press('F2');
    await fireEvent.input(field(), { target: { value: 'nothing' } });
    await press('Escape');
    await hasFocus('weed all of it');
    await press('Enter');
    await fireEvent.input(field(), { target: { value: ' ' } });
    await press('Enter');
    await shows('- milk @2026-03-11', 'x bread', '- eggs @me');
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await shows('- weed all of it', '- milk @2026-03-11', 'x bread', '- eggs @me');
  });

  it('[TK45] words being typed stay with their task when the list moves, and are offered as a new one when it is gone', async () => {
    const main = shopping();
    const [, garden] = main.notes.keys();
    await openTasks(main);
    await fireEvent.dblClick(await screen.findByText('weed'));
    await fireEvent.input(screen.getByRole('textbox', { name: 'Words of the task' }), { target: { value: 'mow' } });
    if (garden === undefined) throw new Error('no note');
    main.editRemotely(garden, (doc) => bodyOf(doc).insert(0, '- [ ] rake\n'));
    main.tell('notes.listChanged', { total: 2 });
    await shows('- rake', '- weed', '- milk @2026-03-11', 'x bread', '- eggs @me');
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Words of the task' });
    expect([field.value, document.activeElement]).toEqual(['mow', field]);
    main.editRemotely(garden, (doc) => bodyOf(doc).delete(0, bodyOf(doc).length));
    main.tell('notes.listChanged', { total: 2 });
    await fireEvent.click(await screen.findByRole('button', { name: 'Add it as a new task' }));
    await shows('- mow', '- milk @2026-03-11', 'x bread', '- eggs @me');
  });

  it('[TK46] is used by keyboard: arrows, Home and End, Delete; the place stays with its task', async () => {
    const main = shopping();
    const [, garden] = main.notes.keys();
    await openTasks(main);
    (await box('weed')).focus();
    await press('ArrowDown');
    await hasFocus('milk @2026-03-11');
    await press('End');
    await hasFocus('eggs @me');
    await press('Home');
    await hasFocus('weed');
    if (garden === undefined) throw new Error('no note');
    main.editRemotely(garden, (doc) => bodyOf(doc).insert(0, '- [ ] rake\n'));
    main.tell('notes.listChanged', { total: 2 });
    await shows('- rake', '- weed', '- milk @2026-03-11', 'x bread', '- eggs @me');
    await hasFocus('weed');
    expect(boxes().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1, -1, -1]);
    await press('Delete');
    await shows('- rake', '- milk @2026-03-11', 'x bread', '- eggs @me');
    await hasFocus('milk @2026-03-11');
  });

  it('[TK47] ticks all of the filter, clears what is ticked, and takes both back', async () => {
    await openTasks(shopping());
    await fireEvent.click(await screen.findByRole('button', { name: 'Tick all' }));
    await shows('x weed', 'x milk @2026-03-11', 'x bread', 'x eggs @me');
    expect(screen.getByText('Ticked 3 tasks.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await shows('- weed', '- milk @2026-03-11', 'x bread', '- eggs @me');
    await fireEvent.click(screen.getByRole('button', { name: 'Clear completed' }));
    await shows('- weed', '- milk @2026-03-11', '- eggs @me');
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await shows('- weed', '- milk @2026-03-11', 'x bread', '- eggs @me');
  });

  it('[TK48] goes to the line of a task in its note', async () => {
    await openTasks(shopping());
    (await box('eggs @me')).focus();
    await press('Enter', { ctrlKey: true });
    const text = await screen.findByRole('textbox', { name: 'Text of the note' });
    await waitFor(() => expect(document.activeElement).toBe(text));
    await waitFor(() =>
      expect(text.querySelectorAll('.cm-line')[2]?.contains(getSelection()?.focusNode ?? null)).toBe(true),
    );
    expect(screen.queryByRole('region', { name: 'Tasks' })).toBeNull();
  });

  it('[TK49] shows a long list as far as it is looked at', async () => {
    const main = new FakeMain();
    main.addNote('Long', Array.from({ length: 1000 }, (_, n) => `- [ ] task ${n}`).join('\n'));
    await openTasks(main);
    await box('task 0');
    expect(boxes().length).toBeLessThan(60);
    (await box('task 0')).focus();
    await press('End');
    await hasFocus('task 999');
    const asked = main.asked.filter(({ name }) => name === 'tasks.list');
    expect(asked.every(({ input }) => (input as { limit: number }).limit <= 60)).toBe(true);
    await tick();
  });
});

describe('notes of a day and templates', () => {
  it('[DN10] the note of today is opened from the sidebar, and made only once', async () => {
    const main = new FakeMain();
    render(App, { bridge: main.createWindow() });
    const open = async () => fireEvent.click(await screen.findByRole('button', { name: 'Today’s note' }));
    await open();
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Title' }).textContent).toBe('2026-03-12'));
    await open();
    expect(main.notes.size).toBe(1);
  });

  it('[DN11] a note becomes a template by its menu, is listed apart, makes notes, and becomes an ordinary one again', async () => {
    const main = new FakeMain();
    main.addNote('Minutes', 'who, what, when');
    render(App, { bridge: main.createWindow() });
    await fireEvent.click(await screen.findByRole('option', { name: /Minutes/ }));
    const choose = async (name: string): Promise<void> => {
      await fireEvent.click(await screen.findByRole('button', { name: 'More' }));
      await fireEvent.click(await screen.findByRole('menuitem', { name }));
    };
    await choose('Use as a template');
    await screen.findByText('Template');
    await waitFor(() => expect(screen.queryByRole('option', { name: /Minutes/ })).toBeNull());
    main.tell('app.menuChosen', { command: 'new-from-template' });
    await fireEvent.click(await screen.findByRole('button', { name: /^Minutes/ }));
    await waitFor(() => expect(main.notes.size).toBe(2));
    await waitFor(() => expect(screen.queryByText('Template')).toBeNull());
    main.tell('app.menuChosen', { command: 'new-from-template' });
    await fireEvent.click(await screen.findByRole('button', { name: 'Edit the template Minutes' }));
    await screen.findByText('Template');
    await choose('Use as the template of daily notes');
    await screen.findByText('Daily template');
    await choose('No longer a template');
    await waitFor(() => expect(screen.queryAllByRole('option', { name: /Minutes/ })).toHaveLength(2));
  });
});
