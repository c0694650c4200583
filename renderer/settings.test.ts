import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { FakeMain } from './testing/fake-main.ts';
import { stubLayout } from './testing/layout-stub.ts';

async function openSettings(main: FakeMain): Promise<HTMLElement> {
  render(App, { bridge: main.createWindow() });
  await screen.findByText(main.workspace.name);
  await fireEvent.click(screen.getByRole('button', { name: 'Settings' }));
  const dialog = await screen.findByRole('dialog', { name: 'Settings' });
  await within(dialog).findByRole('switch', { name: 'Keep in the tray' });
  return dialog;
}

const isOn = (element: HTMLElement): boolean => element.getAttribute('aria-checked') === 'true';

describe('the settings', () => {
  beforeAll(() => stubLayout(() => 60));

  it('[SE6] are switches and choices with names and help, which say what main says', async () => {
    const main = new FakeMain();
    const dialog = await openSettings(main);
    const tray = within(dialog).getByRole('switch', { name: 'Keep in the tray' });
    expect([isOn(tray), tray.getAttribute('aria-describedby')]).toEqual([false, expect.any(String)]);
    await fireEvent.click(tray);
    await waitFor(() => expect(isOn(tray)).toBe(true));
    await fireEvent.click(within(dialog).getByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(main.settings.settings.theme).toBe('dark'));
    expect(main.asked.filter(({ name }) => name === 'settings.change').map(({ input }) => input)).toEqual([
      { tray: true },
      { theme: 'dark' },
    ]);
  });

  it('[SE6] follow a change made in another window', async () => {
    const main = new FakeMain();
    const dialog = await openSettings(main);
    const { settings } = main.settings;
    main.tell('settings.changed', { ...main.settings, settings: { ...settings, captureShortcut: true } });
    const capture = within(dialog).getByRole('switch', { name: 'Quick capture from anywhere' });
    await waitFor(() => expect(isOn(capture)).toBe(true));
  });

  it('[SE4] what this computer cannot do is disabled, with the reason beside it', async () => {
    const main = new FakeMain();
    main.settings = {
      ...main.settings,
      abilities: { startAtLogin: 'not-installed', tray: 'possible', captureShortcut: 'wayland' },
    };
    const dialog = await openSettings(main);
    const login = within(dialog).getByRole('switch', { name: 'Start when I sign in' });
    expect(login).toHaveProperty('disabled', true);
    const help = login.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(help)?.textContent).toContain('Only the installed app');
    expect(within(dialog).getByText(/Wayland/)).toBeTruthy();
    expect(within(dialog).getByRole('switch', { name: 'Keep in the tray' })).toHaveProperty('disabled', false);
  });

  it('[SE7] a refused change is said beside its switch, which stays as it was', async () => {
    const main = new FakeMain();
    main.failing('settings.change', { code: 'shortcut-taken' });
    const dialog = await openSettings(main);
    const capture = within(dialog).getByRole('switch', { name: 'Quick capture from anywhere' });
    await fireEvent.click(capture);
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Another program uses these keys');
    expect(isOn(capture)).toBe(false);
    main.failing('settings.change', undefined);
    await fireEvent.click(capture);
    await waitFor(() => expect(isOn(capture)).toBe(true));
    expect(within(dialog).queryByRole('alert')).toBeNull();
  });

  it('[SE8] switching hardware acceleration offers the restart it waits for', async () => {
    const main = new FakeMain();
    const dialog = await openSettings(main);
    expect(within(dialog).queryByRole('button', { name: 'Restart now' })).toBeNull();
    await fireEvent.click(within(dialog).getByRole('switch', { name: 'Hardware acceleration' }));
    await fireEvent.click(await within(dialog).findByRole('button', { name: 'Restart now' }));
    await waitFor(() => expect(main.asked.map(({ name }) => name)).toContain('app.restart'));
  });

  it('[SE9] a quick capture begins a note with the caret in its text, also over an open dialog', async () => {
    const main = new FakeMain();
    main.addNote('Before', 'text');
    await openSettings(main);
    main.launchRequests = [{ kind: 'quick-capture' }];
    main.tell('launch.arrived', undefined);
    const body = await screen.findByRole('textbox', { name: 'Text of the note' });
    await waitFor(() => expect(document.activeElement).toBe(body));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.notes.size).toBe(2);
  });
});
