import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import type { UpdateState } from '../core/contract/update-commands.ts';
import App from './App.svelte';
import { noticeOf, updateSentenceOf } from './state/update-texts.ts';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

const way = { kind: 'download', sizeBytes: 94_700_000 } as const;
const found = { version: '1.2.3', notes: '- Notes open **faster**.\n- <img src=x> is text.', isDismissed: false };
const available: UpdateState = { state: 'available', ...found, way };
const ready: UpdateState = { state: 'ready', ...found, installsOnQuit: false };

async function openApp(state: UpdateState): Promise<FakeMain> {
  const main = new FakeMain();
  main.updates = state;
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  return main;
}

const askedNames = (main: FakeMain): string[] =>
  main.asked.map(({ name }) => name).filter((name) => name.startsWith('updates.'));

describe('updates in the window', () => {
  beforeAll(() => stubLayout(() => 60));

  it.each<[UpdateState, string | undefined]>([
    [{ state: 'off', reason: 'not-set-up' }, undefined],
    [{ state: 'idle' }, undefined],
    [{ state: 'checking' }, undefined],
    [{ state: 'up-to-date', checkedMs: 0 }, undefined],
    [{ state: 'offline', nextTryMs: 0 }, undefined],
    [{ state: 'refused', reason: 'signature' }, undefined],
    [available, 'Version 1.2.3 is out'],
    [{ ...available, isDismissed: true }, undefined],
    [{ state: 'downloading', ...found, way, percent: 40 }, 'Update 40 %'],
    [ready, 'Update ready'],
    [{ ...ready, installsOnQuit: true }, 'Update at quit'],
  ])('[UP12] %j shows %s in the status bar, and says more in a whole sentence', (state, notice) => {
    expect(noticeOf(state)).toBe(notice);
    expect(updateSentenceOf(state)).toMatch(/^[A-Z].*[.…]$/);
  });

  it('[UP12] nothing opens by itself: a version that is out is a button in the status bar', async () => {
    const main = await openApp({ state: 'idle' });
    expect(screen.queryByRole('button', { name: /out$/ })).toBeNull();
    main.tell('updates.changed', available);
    expect(await screen.findByRole('button', { name: 'Version 1.2.3 is out' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(askedNames(main)).toEqual(['updates.read']);
  });

  it('[UP13] the button opens the notes as text, and downloads only when asked to', async () => {
    const main = await openApp(available);
    await fireEvent.click(await screen.findByRole('button', { name: 'Version 1.2.3 is out' }));
    const dialog = screen.getByRole('dialog', { name: 'Version 1.2.3' });
    const notes = within(dialog).getByRole('region', { name: 'What is new' });
    expect([...notes.children].map((line) => line.textContent)).toEqual(['Notes open faster.', '<img src=x> is text.']);
    expect(notes.querySelector('img')).toBeNull();
    expect(askedNames(main)).toEqual(['updates.read']);
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Download (94.7 MB)' }));
    expect(askedNames(main)).toEqual(['updates.read', 'updates.download']);
  });

  it('[UP7] installing at quit is asked for, and can be taken back', async () => {
    const main = await openApp(ready);
    await fireEvent.click(await screen.findByRole('button', { name: 'Update ready' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Install when I quit' }));
    await fireEvent.click(await screen.findByRole('button', { name: 'Update at quit' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Do not install' }));
    expect(await screen.findByRole('button', { name: 'Install when I quit' })).toBeTruthy();
    expect(main.asked.filter(({ name }) => name === 'updates.installOnQuit').map(({ input }) => input)).toEqual([
      { consent: true },
      { consent: false },
    ]);
  });

  it('[UP12] “Not now” takes the notice away; the settings still know', async () => {
    await openApp(ready);
    await fireEvent.click(await screen.findByRole('button', { name: 'Update ready' }));
    await fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Update ready' })).toBeNull());
    expect(screen.queryByRole('dialog')).toBeNull();
    await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
    const section = screen.getByRole('region', { name: 'Updates' });
    expect(section.textContent).toContain('Version 1.2.3 is downloaded and checked.');
    await fireEvent.click(within(section).getByRole('button', { name: 'What is new…' }));
    expect(screen.getByRole('dialog', { name: 'Version 1.2.3' })).toBeTruthy();
  });

  it.each([
    ['deb', 'sudo apt install ./commonplace-1.2.3-amd64.deb'],
    ['rpm', 'sudo dnf install ./commonplace-1.2.3-amd64.rpm'],
  ] as const)(
    '[UP10] where a package manager owns the app, it tells the command for a %s and offers no download',
    async (kind, command) => {
      const file = `commonplace-1.2.3-amd64.${kind}`;
      const url = `https://updates.example.org/${file}`;
      await openApp({ ...available, way: { kind: 'package-manager', package: kind, file, url } });
      await fireEvent.click(await screen.findByRole('button', { name: 'Version 1.2.3 is out' }));
      const dialog = screen.getByRole('dialog');
      for (const text of [command, url]) expect(within(dialog).getByText(text)).toBeTruthy();
      expect(within(dialog).queryByRole('button', { name: /Download|Install/ })).toBeNull();
    },
  );

  it('[UP12] the settings name the version and look for a new one when asked to', async () => {
    const main = await openApp({ state: 'offline', nextTryMs: 0 });
    await fireEvent.keyDown(window, { key: ',', ctrlKey: true });
    const section = screen.getByRole('region', { name: 'Updates' });
    expect(section.textContent).toContain('This is version 0.0.0. The update server does not answer.');
    main.updates = { state: 'up-to-date', checkedMs: 0 };
    await fireEvent.click(within(section).getByRole('button', { name: 'Check now' }));
    await waitFor(() => expect(section.textContent).toContain('This is the newest version'));
    main.tell('updates.changed', { state: 'off', reason: 'safe-mode' });
    await waitFor(() => expect(within(section).queryByRole('button')).toBeNull());
  });
});
