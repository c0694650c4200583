import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { moveToNotebook } from '../core/note/organisation.ts';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

/** Presses keys in whatever has the focus. */
const press = (key: string, held: Partial<KeyboardEvent> = {}): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Key${key.toUpperCase()}`, ...held });

async function openPalette(main: FakeMain): Promise<HTMLElement> {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  // The note that is open takes the focus when it is there.
  if (main.openNote !== undefined)
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Text of the note'));
  await press('k', { ctrlKey: true });
  return screen.findByRole('combobox', { name: 'Go to anything' });
}

const type = (field: HTMLElement, value: string): Promise<boolean> => fireEvent.input(field, { target: { value } });

/** What is offered, as it reads, and which of it Enter chooses. */
function offered(): { texts: readonly string[]; active: string | undefined } {
  const options = within(screen.getByRole('dialog')).queryAllByRole('option');
  const textIn = (option: HTMLElement): string => option.querySelector('.text')?.textContent?.trim() ?? '';
  const active = options.filter((option) => option.getAttribute('aria-selected') === 'true');
  expect(active.length).toBe(options.length === 0 ? 0 : 1);
  const field = screen.getByRole('combobox');
  expect(field.getAttribute('aria-activedescendant')).toBe(active[0]?.id ?? null);
  return { texts: options.map(textIn), active: active[0] && textIn(active[0]) };
}

const whenOffered = (texts: readonly string[]): Promise<void> => waitFor(() => expect(offered().texts).toEqual(texts));

describe('going to anything', () => {
  beforeAll(() => stubLayout(() => 60));
  beforeEach(() => localStorage.clear());

  it('[GO4] is a field over a list of which one is active, and closes with the focus where it was', async () => {
    const main = new FakeMain();
    main.addNote('Garden plan', 'text');
    main.addNote('Shopping', 'text');
    const field = await openPalette(main);
    expect(document.activeElement).toBe(field);
    await whenOffered(['Garden plan', 'Shopping']);
    expect(offered().active).toBe('Garden plan');
    await press('ArrowUp');
    expect(offered().active).toBe('Shopping');
    await press('ArrowDown');
    expect(offered().active).toBe('Garden plan');
    await fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('[GO5] finds notes, tags, headings and commands together, the best match first, and shows what matched', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('Today', '# Garden ideas\n\nwords');
    main.addNote('The garden', 'about #garden');
    const field = await openPalette(main);
    await type(field, 'gard');
    await whenOffered(['Garden ideas', 'The garden', '#garden', 'New note “gard”']);
    const marks = screen.getByRole('dialog').querySelectorAll('mark');
    expect([...marks].map(({ textContent }) => textContent)).toEqual(['Gard', 'gard', 'gard']);
    await type(field, 'export pdf');
    await waitFor(() => expect(offered().active).toBe('Export the note as PDF…'));
  });

  it('[GO6] a sign looks for one kind: commands, tags, notebooks, headings', async () => {
    const main = new FakeMain();
    main.openNote = main.addNote('Today', '# First\n\n## Second\n\n#home #work/garden');
    main.notebooks.add('Projects', 'Thesis');
    const field = await openPalette(main);
    await type(field, '>');
    await waitFor(() => expect(offered().texts).toContain('Focus mode'));
    expect(offered().texts).not.toContain('Restore the note from the Trash');
    await type(field, '> fold');
    await whenOffered(['Fold the sidebar']);
    await type(field, '#');
    await whenOffered(['#home', '#work/garden']);
    await type(field, '#gar');
    await whenOffered(['#work/garden']);
    await type(field, '/');
    await whenOffered(['Projects', 'Projects / Thesis']);
    await type(field, '@');
    await whenOffered(['First', 'Second']);
    await type(field, '@zzz');
    await screen.findByText('Nothing has these letters in this order.');
    expect(screen.getByRole('combobox').getAttribute('aria-expanded')).toBe('false');
  });

  it('[GO7] chooses what there is when main has answered to all that was typed, however fast Enter came', async () => {
    const main = new FakeMain();
    main.addNote('Other', 'text');
    main.addNote('Garden', 'text');
    const field = await openPalette(main);
    const release = main.hold();
    await type(field, 'garden');
    await press('Enter');
    expect(screen.getByRole('dialog')).toBeTruthy();
    release();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const title = await screen.findByRole('textbox', { name: 'Title' });
    await waitFor(() => expect(title.textContent).toBe('Garden'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Text of the note' })));
    expect(main.notes.size).toBe(2);
  });

  it('[GO8] makes a note of a title that is not there yet, and not of one that is', async () => {
    const main = new FakeMain();
    main.addNote('Garden', 'text');
    const field = await openPalette(main);
    await type(field, 'garden');
    await whenOffered(['Garden']);
    await type(field, 'Beans');
    await whenOffered(['New note “Beans”']);
    await press('Enter');
    const title = await screen.findByRole('textbox', { name: 'Title' });
    await waitFor(() => expect(title.textContent).toBe('Beans'));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Text of the note' })));
  });

  it('[GO3] offers the notes that were opened last before those that were edited last, without the one on screen', async () => {
    const main = new FakeMain();
    const [first, second, third] = ['First', 'Second', 'Third'].map((title) => main.addNote(title, 'text'));
    localStorage.setItem(`recent:${main.workspace.id}`, JSON.stringify([third, first]));
    main.openNote = second;
    await openPalette(main);
    await whenOffered(['Third', 'First']);
    expect(JSON.parse(localStorage.getItem(`recent:${main.workspace.id}`) ?? '')).toEqual([second, third, first]);
  });

  it('[GO9] lists a notebook, with what lies in those within it', async () => {
    const main = new FakeMain();
    const thesis = main.notebooks.add('Projects', 'Thesis');
    const inside = main.addNote('Chapter', 'text');
    main.addNote('Elsewhere', 'text');
    moveToNotebook(main.notes.get(inside)?.doc ?? new Y.Doc(), thesis);
    const field = await openPalette(main);
    await type(field, 'projects');
    await waitFor(() => expect(offered().active).toBe('Projects'));
    await press('Enter');
    await waitFor(() => expect(screen.queryByText('Elsewhere')).toBeNull());
    expect(screen.getByText('Chapter')).toBeTruthy();
  });

  it('[GO9] runs a command after it has closed', async () => {
    const field = await openPalette(new FakeMain());
    await type(field, '>settings');
    await whenOffered(['Settings']);
    await press('Enter');
    await screen.findByRole('dialog', { name: 'Settings' });
  });
});
