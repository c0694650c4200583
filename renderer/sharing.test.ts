import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';

const LINK = { server: 'https://notes.example', database: 'studio', account: 'olive', keepsPassword: true };

function linkedMain(): FakeMain {
  const main = new FakeMain();
  main.workspace = { ...main.workspace, link: LINK };
  main.status = { phase: { state: 'live', receiving: 0 }, waiting: 0, parked: 0, refused: 0 };
  return main;
}

describe('roles in a window', () => {
  it('[SR25] a reader sees a note, is told why it does not change, and is offered no edit', async () => {
    const main = linkedMain();
    main.openNote = main.addNote('Plan', 'about it');
    main.status = { ...main.status, role: 'reader' };
    render(App, { bridge: main.createWindow() });
    await screen.findByText('You can read this workspace, but not change it.');
    const text = await screen.findByRole('textbox', { name: 'Text of the note' });
    expect(text.getAttribute('contenteditable')).toBe('false');
    expect(screen.queryByRole('button', { name: 'Move to Trash' })).toBeNull();
    main.tell('sync.statusChanged', { ...main.status, role: 'editor' });
    await waitFor(() => expect(text.getAttribute('contenteditable')).toBe('true'));
  });

  it('[SR26] what the server does not take can be kept as a private copy', async () => {
    const main = linkedMain();
    main.status = { ...main.status, parked: 2, role: 'reader' };
    render(App, { bridge: main.createWindow() });
    await fireEvent.click(await screen.findByRole('button', { name: /^Sync: / }));
    await fireEvent.click(await screen.findByRole('button', { name: 'Keep a private copy' }));
    await screen.findByText('2 notes with unsent edits copied to Personal.');
  });
});

describe('members in a window', () => {
  async function open(main: FakeMain): Promise<HTMLElement> {
    render(App, { bridge: main.createWindow() });
    await screen.findByRole('button', { name: 'Sync: Up to date' });
    main.tell('app.menuChosen', { command: 'members' });
    const dialog = await screen.findByRole('dialog', { name: 'Members and invites' });
    await within(dialog).findByRole('heading', { name: 'Members' });
    return dialog;
  }
  const team = [
    { account: 'olive', role: 'owner', isSelf: true },
    { account: 'member-00000001', role: 'editor', name: 'Bea', isSelf: false },
  ] as const;

  it('[SR24] an owner removes somebody after a second word', async () => {
    const main = linkedMain();
    main.sharing.members = [...team];
    main.sharing.invites = [];
    const dialog = await open(main);
    await fireEvent.click(await within(dialog).findByRole('button', { name: 'Remove Bea' }));
    expect(main.asked.some(({ name }) => name === 'members.remove')).toBe(false);
    await fireEvent.click(await within(dialog).findByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(within(dialog).queryByText('Bea')).toBeNull());
    expect(main.asked.find(({ name }) => name === 'members.remove')?.input).toEqual({ account: 'member-00000001' });
  });

  it('[SR24] whoever is no owner sees who is there, and can change nothing', async () => {
    const main = linkedMain();
    main.sharing.members = [...team];
    const dialog = await open(main);
    await within(dialog).findByText('Bea');
    expect(within(dialog).queryAllByRole('combobox')).toEqual([]);
    expect(within(dialog).queryByRole('button', { name: /Remove|invite/ })).toBeNull();
  });

  it('[SR21] an invite is made, shown as a link and a picture, and taken back', async () => {
    const main = linkedMain();
    main.sharing.members = [...team];
    main.sharing.invites = [];
    const dialog = await open(main);
    await fireEvent.click(await within(dialog).findByRole('button', { name: 'Make an invite' }));
    await within(dialog).findByText(/^commonplace:\/\/join#/);
    expect(within(dialog).getByRole('img', { name: /picture/ })).toBeTruthy();
    await fireEvent.click(await within(dialog).findByRole('button', { name: 'Take back the invite for somebody' }));
    await within(dialog).findByText('Nobody is invited at present.');
    expect(within(dialog).queryByText(/^commonplace:/)).toBeNull();
  });
});
