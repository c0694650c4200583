import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { LastPlace } from './state/last-place.ts';
import type { WindowKind } from './state/window-kind.ts';
import { FakeMain, fakeNoteId } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

const PANES = { isAlone: false, isFocused: false, widths: {} };

async function openApp(main: FakeMain, kind: WindowKind = 'whole'): Promise<void> {
  sessionStorage.clear();
  render(App, { bridge: main.createWindow(), place: new LastPlace(sessionStorage), kind });
  await screen.findByText(main.workspace.name);
}

const bodyEditor = () => screen.findByRole('textbox', { name: 'Text of the note' });

beforeAll(() => stubLayout((element) => (element.getAttribute('role') === 'listbox' ? 600 : 60)));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('a window', () => {
  it('[WD1] opens a note in another by Ctrl+Enter, by the middle button and from its menu, once its edits are sent', async () => {
    const main = new FakeMain();
    const [one, two] = [main.addNote('One', 'text'), main.addNote('Two', 'text')];
    main.openNote = one;
    await openApp(main);
    await bodyEditor();
    await fireEvent.keyDown(screen.getByRole('listbox', { name: 'Notes' }), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(main.windows.opened).toEqual([one]));
    const row = await screen.findByRole('option', { name: /^Two/ });
    await fireEvent(row, new MouseEvent('auxclick', { button: 1, bubbles: true }));
    await waitFor(() => expect(main.windows.opened).toEqual([one, two]));
    await fireEvent.click(screen.getByRole('button', { name: 'More' }));
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Open in a new window' }));
    await waitFor(() => expect(main.windows.opened).toEqual([one, two, one]));
    main.tell('app.menuChosen', { command: 'open-in-window' });
    await waitFor(() => expect(main.windows.opened).toEqual([one, two, one, one]));
  });

  it('[WD7] says when there are as many as there may be', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('One', 'text');
    await openApp(main);
    await bodyEditor();
    main.failing('windows.open', { code: 'too-many-windows' });
    main.tell('app.menuChosen', { command: 'open-in-window' });
    await screen.findByText('There are twenty windows open. Close one first.');
  });

  it('[WD4] goes on with the panes, the note and the caret that it was left with', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('Opened last', 'text');
    const left = main.addNote('Left here', 'some text');
    const panes = { ...PANES, isFolded: true, rightPane: 'outline' as const };
    main.windows.screen = { panes, place: { note: left, field: 'body', caret: 4 } };
    await openApp(main);
    expect((await bodyEditor()).textContent).toBe('some text');
    expect(screen.getByRole('button', { name: 'Show the sidebar' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Outline', pressed: true })).toBeTruthy();
    await waitFor(() => expect(main.windows.remembered?.place).toMatchObject({ note: left, field: 'body', caret: 4 }));
    expect(main.windows.remembered?.panes).toMatchObject({ isFolded: true, rightPane: 'outline', isAlone: false });
  });

  it('[WD4] tells main what it shows when that changes, and at once when the app closes', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('One', 'text');
    await openApp(main);
    await bodyEditor();
    await fireEvent.keyDown(window, { key: '\\', ctrlKey: true });
    await waitFor(() => expect(main.windows.remembered?.panes.isFolded).toBe(true));
    await fireEvent.keyDown(window, { key: '\\', ctrlKey: true });
    main.tell('app.closing', { waitMs: 100 });
    await waitFor(() => expect(main.windows.remembered?.panes.isFolded).toBe(false), { timeout: 200 });
  });

  it('[WD9] goes on with its own note when the workspace changes, whatever other windows show', async () => {
    const main = new FakeMain();
    const [one, two, copyOfOne, copyOfTwo] = ['One', 'Two', 'One, shared', 'Two, shared'].map((body) =>
      main.addNote(body, body),
    );
    if (!one || !two || !copyOfOne || !copyOfTwo) throw new Error('four notes');
    main.openNote = two;
    await openApp(main);
    await bodyEditor();
    const counterparts = [
      { from: one, to: copyOfOne },
      { from: two, to: copyOfTwo },
    ];
    main.tell('workspace.changed', { workspace: main.workspace, counterparts });
    await waitFor(async () => expect((await bodyEditor()).textContent).toBe('Two, shared'));
  });
});

it('[WD15] a window is called after its note, as that is called now', async () => {
  const main = new FakeMain();
  const note = main.addNote('Ferries', 'text');
  main.openNote = note;
  await openApp(main);
  await waitFor(() => expect(document.title).toBe('Ferries – Commonplace'));
  main.editRemotely(note, (doc) => doc.getText('title').insert(0, 'All '));
  await waitFor(() => expect(document.title).toBe('All Ferries – Commonplace'));
});

describe('a window of one note', () => {
  it('[WD6] shows neither sidebar nor list until a button, a key or a search asks for them', async () => {
    for (const ask of [
      () => fireEvent.click(screen.getByRole('button', { name: 'Show the list' })),
      () => fireEvent.keyDown(window, { key: '\\', ctrlKey: true }),
      () => fireEvent.keyDown(window, { key: 'f', ctrlKey: true, shiftKey: true }),
    ]) {
      const main = new FakeMain();
      const note = main.addNote('Alone', 'text');
      main.windows.screen = { panes: { ...PANES, isAlone: true }, place: { note, field: 'body', caret: 0 } };
      await openApp(main, 'alone');
      await bodyEditor();
      expect(screen.queryByRole('listbox')).toBeNull();
      await ask();
      await screen.findByRole('listbox', { name: 'Notes' });
      await waitFor(() => expect(main.windows.remembered?.panes.isAlone).toBe(false));
      cleanup();
    }
  });

  it('[WD3] goes on showing its note when that is put in the Trash', async () => {
    const main = new FakeMain();
    const note = main.addNote('Alone', 'text');
    main.addNote('Another', 'other');
    main.windows.screen = { panes: { ...PANES, isAlone: true }, place: { note, field: 'body', caret: 0 } };
    await openApp(main, 'alone');
    await bodyEditor();
    await fireEvent.click(screen.getByRole('button', { name: 'Move to the Trash' }));
    await screen.findByText('This note is in the Trash.');
    expect((await bodyEditor()).textContent).toBe('text');
  });
});

describe('a quick note', () => {
  const write = async (words: string): Promise<void> => {
    await fireEvent.input(await bodyEditor(), { target: { value: words } });
  };

  it('[WD8] becomes a note with its first letter, and not before', async () => {
    const main = new FakeMain();
    await openApp(main, 'quick');
    await bodyEditor();
    expect(main.asked.map(({ name }) => name)).not.toContain('notes.create');
    await write('b');
    await waitFor(() => expect(main.textOf(fakeNoteId(1), 'body')).toBe('b'));
    await waitFor(async () => expect((await bodyEditor()).tagName).toBe('DIV'));
    await waitFor(async () => expect(document.activeElement).toBe(await bodyEditor()));
    await fireEvent.keyDown(await bodyEditor(), { key: 'Escape' });
    await waitFor(() => expect(main.windows.closed).toBe(1));
  });

  it('[WD8] closes without a note when nothing was written', async () => {
    const main = new FakeMain();
    await openApp(main, 'quick');
    await fireEvent.keyDown(await bodyEditor(), { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(main.windows.closed).toBe(1));
    expect(main.notes.size).toBe(0);
  });

  it('[WD10] stays, and says so, while its words cannot be kept', async () => {
    const main = new FakeMain();
    main.failing('notes.create', { code: 'store-full' });
    await openApp(main, 'quick');
    await write('bread');
    await screen.findByText(/The disk is full/);
    await fireEvent.keyDown(await bodyEditor(), { key: 'Escape' });
    await waitFor(() => expect(screen.getAllByText(/The disk is full/)).toHaveLength(2));
    expect(main.windows.closed).toBe(0);
    main.failing('notes.create', undefined);
    await fireEvent.click(within(screen.getByRole('contentinfo')).getByRole('button', { name: /Close/ }));
    await waitFor(() => expect(main.windows.closed).toBe(1));
    expect(main.textOf(fakeNoteId(1), 'body')).toBe('bread');
  });
});
