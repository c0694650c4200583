import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { succeed } from '../core/contract/result.ts';
import { markTrashed } from '../core/note/trash.ts';
import App from './App.svelte';
import type { CommandName } from '../core/contract/commands.ts';
import { FakeMain, fakeNoteId } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

/** A window that shows ten rows of 60 px. */
async function openApp(main: FakeMain): Promise<void> {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
}

const selectedOption = (): HTMLElement | undefined =>
  screen.queryAllByRole('option').find((option) => option.getAttribute('aria-selected') === 'true');

const bodyEditor = () => screen.findByRole('textbox', { name: 'Text of the note' });

const LISTS: ReadonlySet<CommandName> = new Set(['notes.list', 'notebooks.list', 'tags.list', 'tasks.list']);

/** A note is on screen before it is open in main. */
const isAskedFor = (main: FakeMain, command: CommandName): Promise<void> =>
  waitFor(() => expect(main.asked.map(({ name }) => name)).toContain(command));

describe('the window', () => {
  beforeAll(() => stubLayout((element) => (element.getAttribute('role') === 'listbox' ? 600 : 60)));
  beforeEach(() => localStorage.clear());

  it('[UI28] draws only the rows on screen of 10,000 and tells a screen reader how many there are', async () => {
    const main = new FakeMain();
    for (let n = 0; n < 10_000; n++) main.addNote(`Note ${n}`);
    await openApp(main);
    const first = await screen.findByRole('option', { name: /^Note 0 / });
    expect(first.getAttribute('aria-setsize')).toBe('10000');
    expect(screen.getAllByRole('option').length).toBeLessThan(30);
    expect(screen.getByText('10,000')).toBeTruthy();
  });

  it('[UI28] asks for the first rows once at start, and before notebooks, tags and tasks', async () => {
    const main = new FakeMain();
    main.addNote('One');
    await openApp(main);
    await isAskedFor(main, 'tags.list');
    const asked = main.asked.map(({ name }) => name).filter((name) => LISTS.has(name));
    expect(asked[0]).toBe('notes.list');
    expect(asked.filter((name) => name === 'notes.list').length).toBe(1);
  });

  it('[UI29] goes to the last of many notes although it was never on screen', async () => {
    const main = new FakeMain();
    for (let n = 0; n < 500; n++) main.addNote(`Note ${n}`, `Body ${n}`);
    await openApp(main);
    await screen.findByRole('option', { name: /^Note 0 / });
    await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'End' });
    expect((await bodyEditor()).textContent).toBe('Body 499');
  });

  it('[UI29] walks the list by keyboard and goes on into the note with Enter', async () => {
    const main = new FakeMain();
    for (const title of ['One', 'Two', 'Three']) main.addNote(title, `Body of ${title}`);
    await openApp(main);
    const list = await screen.findByRole('listbox', { name: 'Notes' });
    await screen.findByRole('option', { name: /One/ });
    await fireEvent.keyDown(list, { key: 'ArrowDown' });
    await waitFor(() => expect(selectedOption()?.textContent).toContain('One'));
    await fireEvent.keyDown(list, { key: 'End' });
    await waitFor(() => expect(selectedOption()?.textContent).toContain('Three'));
    expect(list.getAttribute('aria-activedescendant')).toBe(selectedOption()?.id);
    await fireEvent.keyDown(list, { key: 'Enter' });
    await waitFor(async () => expect(document.activeElement).toBe(await bodyEditor()));
    expect((await bodyEditor()).textContent).toBe('Body of Three');
  });

  it('[UI29] keeps the selection on its note when rows move', async () => {
    const main = new FakeMain();
    const ids = ['One', 'Two'].map((title) => main.addNote(title, 'Text'));
    main.openNote = ids[1];
    await openApp(main);
    await waitFor(() => expect(selectedOption()?.getAttribute('aria-posinset')).toBe('2'));
    main.addNote('Zero', 'Text', Number.MAX_SAFE_INTEGER / 2 ** 10);
    main.tell('notes.listChanged', { total: 3 });
    await waitFor(() => expect(selectedOption()?.getAttribute('aria-posinset')).toBe('3'));
    expect(selectedOption()?.textContent).toContain('Two');
  });

  it('[CT16] says how far a list is that is made anew, and never that there are no notes', async () => {
    const main = new FakeMain();
    main.rebuilding = { done: 430, total: 1000 };
    await openApp(main);
    expect((await screen.findByRole('progressbar', { name: 'Rebuilding the list' })).getAttribute('value')).toBe('430');
    expect(screen.getByText('43%')).toBeTruthy();
    expect(screen.queryByText('No notes yet')).toBeNull();
    main.rebuilding = undefined;
    main.tell('notes.listChanged', { total: 0 });
    await screen.findByText('No notes yet');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('[UI30] makes a note with the keyboard and puts the caret into its title', async () => {
    const main = new FakeMain();
    await openApp(main);
    await screen.findByText('No notes yet');
    await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
    const title = await screen.findByRole('textbox', { name: 'Title' });
    await waitFor(() => expect(document.activeElement).toBe(title));
  });

  it('[UI31] moves a note to the Trash, opens its neighbour and takes it back with Undo', async () => {
    const main = new FakeMain();
    const id = main.addNote('One', 'First');
    main.addNote('Two', 'Second');
    main.openNote = id;
    await openApp(main);
    await bodyEditor();
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
    await fireEvent.keyDown(screen.getByRole('listbox'), { key: 'Delete' });
    await waitFor(() => expect(selectedOption()?.textContent).toContain('Two'));
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(selectedOption()?.textContent).toContain('One'));
  });

  it('[UI41] opens no note once the only one is in the Trash, and puts the focus where it is of use', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('One', 'First');
    await openApp(main);
    await bodyEditor();
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await isAskedFor(main, 'notes.open');
    await fireEvent.click(screen.getByRole('button', { name: 'Move to the Trash' }));
    await screen.findByText('No notes yet');
    expect(screen.getByText('No note is open')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search' })));
    expect(main.asked.filter(({ name }) => name === 'notes.open')).toHaveLength(1);
  });

  it('[UI46] has a splitter beside each pane on the left, and moves it by keyboard', async () => {
    await openApp(new FakeMain());
    const splitter = screen.getByRole('separator', { name: 'Width of the sidebar' });
    await fireEvent.keyDown(splitter, { key: 'Home' });
    await waitFor(() => expect(splitter.getAttribute('aria-valuenow')).toBe('160'));
    expect(document.querySelector<HTMLElement>('.window')?.style.getPropertyValue('--sidebar-width')).toBe('160px');
    expect(screen.getByRole('separator', { name: 'Width of the note list' })).toBeTruthy();
  });

  it('[UI31] shows a note of the Trash read-only, with the way out', async () => {
    const main = new FakeMain();
    const id = main.addNote('One', 'First');
    await main.createWindow().invoke('notes.trash', { id });
    await openApp(main);
    await fireEvent.click(screen.getByRole('button', { name: 'Trash' }));
    await fireEvent.click(await screen.findByRole('option', { name: /One/ }));
    const restore = await screen.findByRole('button', { name: 'Restore' });
    expect(document.querySelectorAll('[contenteditable="true"]')).toHaveLength(0);
    await fireEvent.click(restore);
    await waitFor(() => expect(document.querySelectorAll('[contenteditable="true"]')).toHaveLength(2));
  });

  it('[UI32] finds notes as one types and leads back with Escape', async () => {
    const main = new FakeMain();
    for (const title of ['Budget', 'Plan']) main.addNote(title, 'Text');
    await openApp(main);
    await screen.findByRole('option', { name: /Budget/ });
    await fireEvent.keyDown(window, { key: 'F', ctrlKey: true, shiftKey: true });
    const field = screen.getByRole('textbox', { name: 'Search 2 notes' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await fireEvent.input(field, { target: { value: 'pla' } });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    expect(document.querySelector('mark')?.textContent).toBe('Pla');
    await fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(2));
  });

  it('[UI33] says what a full disk means where the text is, and in the status bar', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('One', 'First');
    main.failing('notes.edit', { code: 'store-full' });
    await openApp(main);
    await fireEvent.keyDown(await bodyEditor(), { key: 'b', ctrlKey: true });
    await screen.findByText('Not saved: disk full');
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });

  it('[UI34] connects after one question and goes on with the counterpart of the open note', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('One', 'First');
    const counterpart = main.addNote('One', 'First, shared');
    const link = { server: 'https://notes.example.org', database: 'studio', account: 'alice', keepsPassword: true };
    const workspace = { ...main.workspace, name: 'Studio', link };
    main.connect = async ({ copyLocalNotes }) => {
      if (!copyLocalNotes) return succeed({ kind: 'ask-copy', noteCount: 12 });
      main.tell('workspace.changed', { workspace, counterparts: [{ from: fakeNoteId(1), to: counterpart }] });
      return succeed({ kind: 'connected', workspace });
    };
    await openApp(main);
    const editor = await bodyEditor();
    main.tell('app.menuChosen', { command: 'connect' });
    const dialog = await screen.findByRole('dialog', { name: 'Connect to a server' });
    const server = within(dialog).getByLabelText('Server address');
    await fireEvent.input(server, { target: { value: 'https://alice:secret@notes.example.org/studio' } });
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Connect' }));
    await within(dialog).findByText('This computer has 12 notes. Copy them into the shared workspace?');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Copy and connect' }));
    await screen.findByRole('heading', { name: 'Studio' });
    await waitFor(() => expect(editor.textContent).toBe('First, shared'));
    expect(editor.isConnected).toBe(true);
  });

  it('[UI35] opens the details of the status and offers the one button that helps', async () => {
    const main = new FakeMain();
    const link = { server: 'https://notes.example.org', database: 'studio', account: 'alice', keepsPassword: true };
    main.workspace = { ...main.workspace, link };
    main.status = {
      phase: { state: 'offline' },
      waiting: 12,
      parked: 0,
      refused: 0,
      lastProblem: 'unreachable' as const,
    };
    await openApp(main);
    await fireEvent.click(await screen.findByRole('button', { name: 'Sync: Offline, 12 edits waiting' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('The server does not answer.');
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Try now' }));
    expect(main.asked.at(-1)?.name).toBe('sync.retry');
    main.tell('sync.statusChanged', { ...main.status, phase: { state: 'needs-you', reason: 'sign-in' } });
    expect(await within(dialog).findByLabelText('Password of alice')).toBeTruthy();
  });

  it('[UI36] folds the sidebar with the keyboard', async () => {
    const main = new FakeMain();
    await openApp(main);
    await fireEvent.keyDown(window, { key: '\\', ctrlKey: true });
    expect(screen.queryByRole('navigation')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Show the sidebar' }));
    expect(screen.getByRole('navigation', { name: 'Workspace' })).toBeTruthy();
  });

  it('[UI36] remembers that the sidebar was folded', async () => {
    await openApp(new FakeMain());
    await fireEvent.keyDown(window, { key: '\\', ctrlKey: true });
    cleanup();
    render(App, { bridge: new FakeMain().createWindow() });
    expect(await screen.findByRole('button', { name: 'Show the sidebar' })).toBeTruthy();
  });

  it('[UI32] goes with Enter into what was typed, however fast', async () => {
    const main = new FakeMain();
    for (const title of ['Apple', 'Pear']) main.addNote(title, `Body of ${title}`);
    await openApp(main);
    await screen.findByRole('option', { name: /Apple/ });
    const field = screen.getByRole('textbox', { name: /^Search/ });
    await fireEvent.input(field, { target: { value: 'pear' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('listbox'));
    expect(screen.queryByRole('option', { name: /Apple/ })).toBeNull();
  });

  it('[UI38] deletes a note of the Trash for good after one question, and shows the next', async () => {
    const main = new FakeMain();
    const ids = ['First', 'Second'].map((title) => main.addNote(title, `Body of ${title}`));
    for (const id of ids) main.editRemotely(id, (doc) => markTrashed(doc, 1));
    await openApp(main);
    await fireEvent.click(screen.getByRole('button', { name: 'Trash' }));
    await fireEvent.click(await screen.findByRole('option', { name: /First/ }));
    await isAskedFor(main, 'notes.open');
    await fireEvent.click(await screen.findByRole('button', { name: 'Delete for good…' }));
    const dialog = screen.getByRole('dialog', { name: 'Delete this note for good?' });
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(main.notes.size).toBe(2);
    await fireEvent.click(screen.getByRole('button', { name: 'Delete for good…' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    await waitFor(async () => expect((await bodyEditor()).textContent).toBe('Body of Second'));
    expect([...main.notes.keys()]).toEqual([ids[1]]);
    expect(screen.getByText('The note was deleted for good.')).toBeTruthy();
  });

  it('[UI38] says of a note that came back why it is in the Trash', async () => {
    const main = new FakeMain();
    const id = main.addNote('Back', 'written unseen');
    main.editRemotely(id, (doc) => markTrashed(doc, 1, true));
    main.openNote = id;
    await openApp(main);
    await screen.findByText(/deleted for good while somebody was still writing in it/);
  });

  it('[UI37] opens the settings by keyboard and from the sidebar, and Escape closes them', async () => {
    await openApp(new FakeMain());
    await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
    const dialog = screen.getByRole('dialog', { name: 'Settings' });
    await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
    expect(screen.getByRole('dialog', { name: 'Settings' })).toBeTruthy();
  });

  it('[UI10] shows a note that another device wrote without being asked', async () => {
    const main = new FakeMain();
    await openApp(main);
    await screen.findByText('No notes yet');
    const id = main.addNote('From bob', 'Hello');
    main.tell('notes.listChanged', { total: 1 });
    await screen.findByRole('option', { name: /From bob/ });
    expect(id).toBe(fakeNoteId(1));
  });
});
