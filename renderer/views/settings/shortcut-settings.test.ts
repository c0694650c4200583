import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { FakeMain } from '../../testing/fake-main.ts';
import { stubLayout } from '../../testing/layout-stub.ts';

async function openShortcuts(main = new FakeMain()) {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true });
  const region = await screen.findByRole('region', { name: 'Shortcuts' });
  return { main, section: within(region) };
}

type Section = Awaited<ReturnType<typeof openShortcuts>>['section'];

/** Presses Change, and then keys. */
async function record(section: Section, command: string, press: Partial<KeyboardEvent>): Promise<void> {
  const button = section.getByRole('button', { name: `Change the keys of ${command}` });
  button.focus();
  await fireEvent.click(button);
  await section.findByText('Press keys… Esc leaves them as they are.');
  await fireEvent.keyDown(button, press);
}

const keysOf = (section: Section, command: string): readonly (string | null)[] => {
  const row = section.getByText(command, { selector: '.name' }).parentElement;
  return [...(row?.querySelectorAll('kbd') ?? [])].map(({ textContent }) => textContent);
};

describe('the shortcuts in the settings', () => {
  beforeAll(() => stubLayout(() => 60));
  beforeEach(() => localStorage.clear());

  it('[SK7] lists every command with its keys, and the fixed keys apart', async () => {
    const { section } = await openShortcuts();
    expect(keysOf(section, 'Go to anything')).toEqual(['Ctrl+P', 'Ctrl+K']);
    expect(keysOf(section, 'Print the note…')).toEqual([]);
    expect(section.getByText('Fixed keys')).toBeTruthy();
  });

  it('[SK8] takes the keys that are pressed, at once in the whole window, and gives them back', async () => {
    const { main, section } = await openShortcuts();
    await record(section, 'Outline of the note', { key: 'j', code: 'KeyJ', ctrlKey: true });
    await waitFor(() => expect(keysOf(section, 'Outline of the note')).toEqual(['Ctrl+J']));
    expect(main.settings.settings.shortcuts).toEqual({ outline: ['Mod-j'] });
    await record(section, 'Search all notes', { key: 'F4', code: 'F4' });
    await waitFor(() => expect(keysOf(section, 'Search all notes')).toEqual(['F4']));
    expect(document.querySelector('search kbd')?.textContent).toBe('F4');
    await fireEvent.click(section.getByRole('button', { name: 'Remove the keys of Search all notes' }));
    await waitFor(() => expect(section.queryByRole('button', { name: /Remove the keys of Search/ })).toBeNull());
    await fireEvent.click(section.getByRole('button', { name: 'Reset the keys of Search all notes' }));
    await waitFor(() => expect(main.settings.settings.shortcuts).toEqual({ outline: ['Mod-j'] }));
    await fireEvent.click(section.getByRole('button', { name: 'Reset all shortcuts' }));
    await waitFor(() => expect(main.settings.settings.shortcuts).toEqual({}));
    expect(keysOf(section, 'Outline of the note')).toEqual(['Ctrl+Shift+O']);
  });

  it('[SK9] names what has the keys already: fixed keys are refused, commands can swap, keys for writing are waited out', async () => {
    const { main, section } = await openShortcuts();
    await record(section, 'Outline of the note', { key: 'b', code: 'KeyB', ctrlKey: true });
    expect((await section.findByRole('alert')).textContent).toBe('Ctrl+B is always “Bold”.');
    await record(section, 'Outline of the note', { key: 'x', code: 'KeyX' });
    expect((await section.findByRole('alert')).textContent).toContain('X alone is for writing.');
    const button = section.getByRole('button', { name: 'Change the keys of Outline of the note' });
    await fireEvent.keyDown(button, { key: 'n', code: 'KeyN', ctrlKey: true });
    expect((await section.findByRole('alert')).textContent).toBe('Ctrl+N is “New note” now.');
    expect(main.settings.settings.shortcuts).toEqual({});
    await fireEvent.click(section.getByRole('button', { name: 'Swap the keys' }));
    await waitFor(() => expect(keysOf(section, 'New note')).toEqual(['Ctrl+Shift+O']));
    expect(keysOf(section, 'Outline of the note')).toEqual(['Ctrl+N']);
  });

  it('[SK9] Escape, Tab and going elsewhere leave the keys as they are', async () => {
    const { main, section } = await openShortcuts();
    for (const press of [{ key: 'Escape' }, { key: 'Tab' }]) {
      await record(section, 'Settings', press);
      await waitFor(() => expect(section.queryByText(/^Press keys/)).toBeNull());
    }
    await record(section, 'Settings', { key: 'Control', code: 'ControlLeft', ctrlKey: true });
    screen.getByRole('searchbox', { name: 'Search settings' }).focus();
    await waitFor(() => expect(section.queryByText(/^Press keys/)).toBeNull());
    expect(main.asked.map(({ name }) => name)).not.toContain('settings.change');
  });

  it('[SK8] keys that could not be stored stay as they were, and it is said', async () => {
    const main = new FakeMain();
    main.failing('settings.change', { code: 'store-full' });
    const { section } = await openShortcuts(main);
    await record(section, 'Settings', { key: 'F9', code: 'F9' });
    expect((await section.findByRole('alert')).textContent).toContain('The disk is full');
    expect(keysOf(section, 'Settings')).toEqual(['Ctrl+,']);
  });
});
