import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { FakeMain } from '../../testing/fake-main.ts';
import { stubLayout } from '../../testing/layout-stub.ts';

async function openSettings(main = new FakeMain()): Promise<HTMLElement> {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true });
  const dialog = await screen.findByRole('dialog', { name: 'Settings' });
  await within(dialog).findByRole('switch', { name: 'Keep in the tray' });
  return dialog;
}

const sectionsOf = (dialog: HTMLElement): readonly (string | undefined)[] =>
  within(dialog)
    .queryAllByRole('region')
    .map((region) => region.querySelector('h3')?.textContent);

const groupsOf = (dialog: HTMLElement): readonly string[] =>
  within(within(dialog).getByRole('navigation', { name: 'Sections' }))
    .queryAllByRole('button')
    .map(({ textContent }) => textContent.trim());

async function search(dialog: HTMLElement, value: string): Promise<void> {
  await fireEvent.input(within(dialog).getByRole('searchbox', { name: 'Search settings' }), { target: { value } });
}

describe('the pane of settings', () => {
  beforeAll(() => stubLayout(() => 60));
  beforeEach(() => localStorage.clear());

  it('[SN1] has all settings in sections, with a list of them beside', async () => {
    const dialog = await openSettings();
    expect(sectionsOf(dialog)).toEqual([
      'Appearance',
      'Text of notes',
      'Language',
      'Spelling',
      'Shortcuts',
      'Workspace',
      'Plain files',
      'Server',
      'System',
      'What leaves this computer',
      'Crash reports',
      'Updates',
      'About',
    ]);
    expect(groupsOf(dialog)).toEqual([
      'Appearance',
      'Text of notes',
      'Language',
      'Shortcuts',
      'Workspace',
      'Server',
      'System',
      'Privacy',
      'About',
    ]);
    expect(document.activeElement).toBe(within(dialog).getByRole('searchbox'));
  });

  it('[SN2] the search leaves the settings that have the words, also by words that stand nowhere', async () => {
    const dialog = await openSettings();
    await search(dialog, 'background');
    expect(sectionsOf(dialog)).toEqual(['System']);
    expect(
      within(dialog)
        .getAllByRole('switch')
        .map((each) => each.textContent.trim()),
    ).toEqual(['Keep in the tray']);
    expect(groupsOf(dialog)).toEqual(['System']);
    await search(dialog, 'print');
    expect(sectionsOf(dialog)).toEqual(['Shortcuts']);
    expect(within(dialog).getByText('Print the note…')).toBeTruthy();
    expect(within(dialog).queryByText('Focus mode')).toBeNull();
    await search(dialog, 'xyzzy');
    expect(sectionsOf(dialog)).toEqual([]);
    expect(within(dialog).getAllByText('No setting has these words.')).toHaveLength(2);
    await search(dialog, '');
    expect(sectionsOf(dialog)).toHaveLength(13);
  });

  it('[SN3] the list goes to a section by click and by arrow keys, and it is there again the next time', async () => {
    const main = new FakeMain();
    const dialog = await openSettings(main);
    const list = within(within(dialog).getByRole('navigation', { name: 'Sections' }));
    await fireEvent.click(list.getByRole('button', { name: 'Server' }));
    const server = within(dialog).getByRole('region', { name: 'Server' });
    expect(document.activeElement?.contains(server)).toBe(true);
    list.getByRole('button', { name: 'Server' }).focus();
    await fireEvent.keyDown(document.activeElement ?? dialog, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(list.getByRole('button', { name: 'System' }));
    expect(list.getByRole('button', { current: true }).textContent.trim()).toBe('System');
    await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true });
    const again = within(await screen.findByRole('navigation', { name: 'Sections' }));
    expect(again.getByRole('button', { current: true }).textContent.trim()).toBe('System');
  });

  it('[SN4] says what the workspace is called and how it stands with its server, and disconnects', async () => {
    const main = new FakeMain();
    main.workspace = {
      ...main.workspace,
      name: 'team',
      link: { server: 'https://notes.example', database: 'team', account: 'alice', keepsPassword: true },
    };
    main.status = { ...main.status, phase: { state: 'live', receiving: 0 } };
    const dialog = await openSettings(main);
    const server = within(within(dialog).getByRole('region', { name: 'Server' }));
    for (const text of ['Up to date', 'https://notes.example', 'alice']) expect(server.getByText(text)).toBeTruthy();
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Show the folder' }));
    await waitFor(() => expect(main.asked.map(({ name }) => name)).toContain('app.showProfile'));
    await fireEvent.click(server.getByRole('button', { name: 'Disconnect' }));
    await waitFor(() => expect(main.asked.map(({ name }) => name)).toContain('workspace.disconnect'));
  });
});
