import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LaunchRequest } from '../core/contract/launch-commands.ts';
import { succeed } from '../core/contract/result.ts';
import App from './App.svelte';
import { FakeMain, fakeNoteId } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

async function openApp(main: FakeMain): Promise<void> {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
}

/** Opens a window with a note that is on screen, and asks something of it. */
async function openAppWith(...requests: readonly LaunchRequest[]): Promise<FakeMain> {
  const main = new FakeMain();
  main.openNote = main.addNote('One', 'First');
  main.addNote('Two', 'Second');
  main.launchRequests = [...requests];
  await openApp(main);
  return main;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name, exact: true } as { name: string }));
const bodyText = async () => (await screen.findByRole('textbox', { name: 'Text of the note' })).textContent;
const offer = {
  kind: 'add-files',
  token: 'f'.repeat(32),
  name: 'Trip',
  isFolder: true,
  fileCount: 12,
  skippedCount: 3,
} as const;

const INVITATION = { server: 'https://notes.example', workspace: 'Studio', role: 'editor', expiresMs: 0 } as const;

describe('what is asked of the window from outside', () => {
  beforeAll(() => stubLayout((element) => (element.getAttribute('role') === 'listbox' ? 600 : 60)));

  it('[LA8] a note is opened only after a yes', async () => {
    await openAppWith({ kind: 'open-note', id: fakeNoteId(2), note: { title: 'Two', isTrashed: false } });
    await screen.findByText('Open the note “Two”?');
    expect(await bodyText()).toBe('First');
    await press('Open');
    await waitFor(async () => expect(await bodyText()).toBe('Second'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('[LA8] a note stays closed after a no, and one that is not here or in the Trash is said to be so', async () => {
    await openAppWith(
      { kind: 'open-note', id: fakeNoteId(2), note: { title: '', isTrashed: false } },
      { kind: 'open-note', id: fakeNoteId(9) },
      { kind: 'open-note', id: fakeNoteId(2), note: { title: 'Two', isTrashed: true } },
    );
    await screen.findByText('Open the note “Untitled”?');
    await press('Cancel');
    await screen.findByText('This note is not in the workspace Personal.');
    expect(screen.queryByRole('button', { name: 'Open' })).toBeNull();
    for (const button of screen.getAllByRole('button', { name: 'Close' }).slice(-1)) await fireEvent.click(button);
    await screen.findByText('The note “Two” is in the Trash. Show it?');
    expect(await bodyText()).toBe('First');
    await press('Show');
    await waitFor(async () => expect(await bodyText()).toBe('Second'));
  });

  it('[LA9] an invitation shows what it leads to, and nothing happens before the person says so', async () => {
    const main = new FakeMain();
    const { server, workspace, role, expiresMs } = INVITATION;
    main.sharing.invitation = { server, workspace, role, expiresMs, isInsecure: false, needsPassword: false };
    main.launchRequests = [{ kind: 'join', invite: 'abc' }];
    await openApp(main);
    await screen.findByText('https://notes.example');
    await screen.findByText(/You can read and write everything/);
    expect(main.asked.filter(({ name }) => name === 'invites.join')).toEqual([]);
  });

  it('[LA9] an invitation that is damaged is said to be', async () => {
    await openAppWith({ kind: 'join', invite: 'abc' });
    await screen.findByText('This invite is damaged or incomplete. Ask for it again.');
  });

  it('[LA3] what is not understood is said, and nothing else happens', async () => {
    await openAppWith({ kind: 'misunderstood' });
    await screen.findByText('This link is not one Commonplace understands.');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('[LA10] a new note has the caret in its title, a quick capture in its text', async () => {
    const main = await openAppWith({ kind: 'new-note' });
    const title = await screen.findByRole('textbox', { name: 'Title' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' })));
    expect(title).toBeTruthy();
    main.launchRequests = [{ kind: 'quick-capture' }];
    main.tell('launch.arrived', undefined);
    await waitFor(() => expect(main.asked.filter(({ name }) => name === 'notes.create')).toHaveLength(2));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Text of the note' })));
  });

  it('[LA24] a request waits while a dialog is open', async () => {
    const main = await openAppWith();
    await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
    await screen.findByRole('dialog', { name: 'Settings' });
    main.launchRequests = [{ kind: 'misunderstood' }];
    main.tell('launch.arrived', undefined);
    await waitFor(() => expect(main.launchRequests).toHaveLength(0));
    expect(screen.queryByText('This link is not one Commonplace understands.')).toBeNull();
    await press('Close');
    await screen.findByText('This link is not one Commonplace understands.');
  });

  it('[LA24] a dialog gives way to who wants to write', async () => {
    const main = await openAppWith();
    await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
    await screen.findByRole('dialog', { name: 'Settings' });
    main.launchRequests = [{ kind: 'new-note' }];
    main.tell('launch.arrived', undefined);
    await waitFor(() => expect(main.asked.some(({ name }) => name === 'notes.create')).toBe(true));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('[LA11] files are added only after a yes; a no asks main nothing', async () => {
    const main = await openAppWith(offer);
    await screen.findByText('Add 12 Markdown files from the folder “Trip”?');
    expect(screen.getByText('3 other files are left out: not text, a link, or too many.')).toBeTruthy();
    await press('Cancel');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(main.asked.some(({ name }) => name === 'files.add')).toBe(false);
  });

  it('[LA15] the first added note opens, what was left out is named, and Undo moves all to the Trash', async () => {
    const main = await openAppWith({ ...offer, name: 'todo.md', isFolder: false, fileCount: 1, skippedCount: 0 });
    main.addFiles = async () => {
      const ids = [main.addNote('Three', 'Third'), main.addNote('Four', 'Fourth')];
      return succeed({ ids, skipped: [{ name: 'odd.md', reason: 'not-text' }] });
    };
    await screen.findByText('Add “todo.md” to your notes?');
    await press('Add');
    await screen.findByText('Added 2 notes. Left out: “odd.md” (not UTF-8 text).');
    await waitFor(async () => expect(await bodyText()).toBe('Third'));
    await press('Undo');
    await screen.findByText('Moved 2 notes to the Trash');
    await screen.findByText('This note is in the Trash.');
  });

  it('[LA11] a file that cannot become a note is said to be none, and an expired offer to be expired', async () => {
    await openAppWith({ ...offer, name: 'photo.jpg', isFolder: false, fileCount: 0, skippedCount: 1 }, offer);
    await screen.findByText('“photo.jpg” is not a Markdown or text file that can be read.');
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull();
    for (const button of screen.getAllByRole('button', { name: 'Close' }).slice(-1)) await fireEvent.click(button);
    await screen.findByText('Add 12 Markdown files from the folder “Trip”?');
    await press('Add');
    await screen.findByText('These files were added already, or offered too long ago. Open them again.');
  });

  it('[LA20] safe mode is said in the window, and so is how to leave it', async () => {
    const main = new FakeMain();
    main.isSafeMode = true;
    main.status = { phase: { state: 'safe-mode' }, waiting: 0, parked: 0, refused: 0 };
    await openApp(main);
    await screen.findByText(/^Safe mode: nothing is sent or received\. To leave it, close Commonplace/);
    expect(screen.getByRole('button', { name: 'Sync: Safe mode: not connected' })).toBeTruthy();
  });
});

/** An entry of a drop, as the browser tells of it. */
const fileEntry = (name: string, content: string | Uint8Array<ArrayBuffer>) => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (onread: (file: File) => void) => onread(new File([content], name, { lastModified: 1 })),
});
const folderEntry = (name: string, entries: readonly object[]) => ({
  isFile: false,
  isDirectory: true,
  name,
  createReader: () => {
    const parts = [entries.slice(0, 1), entries.slice(1), []];
    return { readEntries: (onread: (part: readonly object[]) => void) => onread(parts.shift() ?? []) };
  },
});

/** Drops entries onto the window; true when the page took them. */
async function drop(...entries: readonly object[]): Promise<boolean> {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  Object.assign(event, { dataTransfer: { types: ['Files'], items } });
  let wentOn = false;
  const target = await screen.findByRole('main');
  target.addEventListener('drop', () => (wentOn = true), { once: true });
  target.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  return !wentOn;
}

describe('what is dropped onto the window', () => {
  it('[LA17] text files and folders are offered, read after a yes, and named when they are no text', async () => {
    const main = await openAppWith();
    const trip = folderEntry('Trip', [
      fileEntry('.hidden.md', 'x'),
      fileEntry('odd.md', new Uint8Array([0xff])),
      fileEntry('photo.jpg', 'x'),
      folderEntry('z-deeper', [fileEntry('two.txt', 'Two')]),
      fileEntry('one.md', '# One'),
    ]);
    expect(await drop(trip)).toBe(true);
    await screen.findByText('Add 3 Markdown files from the folder “Trip”?');
    expect(main.asked.some(({ name }) => name === 'files.addTexts')).toBe(false);
    await press('Add');
    await screen.findByText('Added 2 notes. Left out: “odd.md” (not UTF-8 text).');
    expect(main.asked.find(({ name }) => name === 'files.addTexts')?.input).toEqual({
      files: [
        { name: 'one.md', text: '# One', createdMs: 1 },
        { name: 'two.txt', text: 'Two', createdMs: 1 },
      ],
    });
  });

  it('[LA17] many files go to main in several calls that each fit through the door', async () => {
    const main = await openAppWith();
    const files = Array.from({ length: 420 }, (_, n) => fileEntry(`${n}.md`, 'x'));
    await drop(folderEntry('Many', files));
    await screen.findByText('Add 420 Markdown files from the folder “Many”?');
    await press('Add');
    await screen.findByText('Added 420 notes.');
    const calls = main.asked.filter(({ name }) => name === 'files.addTexts');
    expect(calls.map(({ input }) => (input as { files: unknown[] }).files.length)).toEqual([200, 200, 20]);
  });

  it('[LA17] other files are left to whoever wants them, and never take the place of the window', async () => {
    await openAppWith();
    expect(await drop(fileEntry('photo.jpg', 'x'))).toBe(false);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
