import fs from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { waitFor } from '../support/wait-for.ts';
import { createHttpProxy } from '../support/test-proxy.ts';
import { type StartedApp, test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { connectFieldsOf, NotesPage } from './support/notes-page.ts';
import { launchWithoutWindow } from './support/launch-app.ts';
import { makeProfileDir } from './support/profile-dir.ts';
import { runApp } from './support/run-app.ts';

const SWITCHES = ['Start when I sign in', 'Keep in the tray', 'Quick capture from anywhere', 'Hardware acceleration'];

/** Opens the settings by keyboard. */
async function openSettings({ page, notes }: Pick<StartedApp, 'page' | 'notes'>): Promise<Locator> {
  await notes.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('switch').first().waitFor();
  return dialog;
}

/** Goes on by Tab until something has the focus. */
async function tabTo(notes: NotesPage, element: Locator): Promise<void> {
  for (let step = 0; step < 12 && !(await notes.hasFocus(element)); step += 1) await notes.press('Tab');
  expect(await notes.hasFocus(element)).toBe(true);
}

const isDark = async (page: Page): Promise<boolean> => {
  // The driver pretends that everybody likes it light; here the app's own word counts.
  await page.emulateMedia({ colorScheme: null });
  return page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
};

const windowCount = (app: ElectronApplication): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const storedIn = (profile: string): unknown => {
  const file = path.join(profile, 'settings.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
};

test('[SE1] a first start asks nothing, and everything is as the defaults say', async ({ start }) => {
  const app = await start();
  expect(await app.page.getByRole('dialog').count()).toBe(0);
  const dialog = await openSettings(app);
  const states = await Promise.all(
    SWITCHES.map((name) => dialog.getByRole('switch', { name }).getAttribute('aria-checked')),
  );
  expect(states).toEqual(['false', 'false', 'false', 'true']);
  await expect(dialog.getByRole('group', { name: 'Theme' }).getByRole('radio', { name: 'System' })).toBeChecked();
  await expect(dialog.getByRole('switch', { name: 'Start when I sign in' })).toBeDisabled();
  await expect(dialog.getByText(/Only the installed app can do this/)).toBeVisible();
  expect(storedIn(app.profile)).toBeUndefined();
});

test('[SE6] settings are changed by keyboard, take effect at once and hold after a restart', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  const dialog = await openSettings(first);
  await tabTo(first.notes, dialog.getByRole('group', { name: 'Theme' }).getByRole('radio', { name: 'System' }));
  await first.notes.press('ArrowRight', 'ArrowRight');
  await expect.poll(() => isDark(first.page)).toBe(true);
  await first.notes.press('Escape', 'Control+,');
  await first.notes.type('tray');
  const tray = dialog.getByRole('switch', { name: 'Keep in the tray' });
  await tabTo(first.notes, tray);
  await first.notes.press('Space');
  await expect(tray).toBeChecked();
  await first.notes.press('Enter');
  await expect(tray).not.toBeChecked();
  await first.close();
  expect(storedIn(profile)).toEqual({ format: 1, theme: 'dark', tray: false });
  const second = await start({ profile });
  expect(await isDark(second.page)).toBe(true);
  await expect((await openSettings(second)).getByRole('radio', { name: 'Dark' })).toBeChecked();
  await second.close();
  fs.rmSync(profile, { recursive: true });
});

test('[SE9] with the tray on, closing the window keeps the app and the last edits, and a second launch shows it again', async ({
  start,
}) => {
  const { app, page, notes, profile, close } = await start();
  const tray = (await openSettings({ page, notes })).getByRole('switch', { name: 'Keep in the tray' });
  await tray.click();
  await expect(tray).toBeChecked();
  await notes.press('Escape');
  await notes.newNote('Closed at once');
  await notes.type('the last letters');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => windowCount(app)).toBe(0);
  expect(app.process().exitCode).toBeNull();
  const shown = app.waitForEvent('window');
  expect((await runApp(['--profile', profile])).code).toBe(0);
  const again = new NotesPage(await shown);
  await again.ready();
  await again.openNote('Closed at once');
  expect(await again.bodyText()).toBe('the last letters');
  expect(await windowCount(app)).toBe(1);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate((electron) => electron.app.quit()).catch(() => undefined);
  expect(await ended).toBe(0);
  await close();
});

/** Remembers the menus that are built from now on, so that an entry of the tray, which no driver can reach, can be chosen. */
async function rememberMenus(app: ElectronApplication): Promise<(label: string) => Promise<void>> {
  await app.evaluate(({ Menu }) => {
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      const menu = build(template);
      Reflect.set(globalThis, 'lastMenu', menu);
      return menu;
    };
  });
  return (label) =>
    app.evaluate((_electron, wanted) => {
      const menu = Reflect.get(globalThis, 'lastMenu') as Electron.Menu;
      const entry = menu.items.find((item) => item.label === wanted);
      if (entry === undefined) throw new Error(`the tray has no ${wanted}`);
      entry.click();
    }, label);
}

test('[SE9] the tray shows the window, begins notes and quits, also when there is no window', async ({ start }) => {
  const { app, page, notes, close } = await start();
  const choose = await rememberMenus(app);
  const tray = (await openSettings({ page, notes })).getByRole('switch', { name: 'Keep in the tray' });
  await tray.click();
  await expect(tray).toBeChecked();
  const closeWindow = async (): Promise<void> => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(() => windowCount(app)).toBe(0);
  };
  const windowAfter = async (label: string): Promise<NotesPage> => {
    const shown = app.waitForEvent('window');
    await choose(label);
    const window = new NotesPage(await shown);
    await window.ready();
    return window;
  };
  await closeWindow();
  const captured = await windowAfter('Quick capture');
  await waitFor(() => captured.hasFocus(captured.body), 'a caret');
  await captured.type('a thought on the way');
  await captured.press('Escape');
  await expect.poll(() => windowCount(app)).toBe(0);
  const begun = await windowAfter('New note');
  await waitFor(async () => (await begun.hasFocus(begun.title)) && (await begun.titleText()) === '', 'a title');
  await closeWindow();
  const again = await windowAfter('Show Commonplace');
  await expect(again.rows.filter({ hasText: 'a thought on the way' })).toHaveCount(1);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await choose('Quit').catch(() => undefined);
  expect(await ended).toBe(0);
  await close();
});

test('[SE9] a start at login with the tray on shows no window until it is asked for', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  await (await openSettings(first)).getByRole('switch', { name: 'Keep in the tray' }).click();
  await expect.poll(() => storedIn(profile)).toMatchObject({ tray: true });
  await first.close();
  const app = await launchWithoutWindow({ profile, args: ['--at-login'] });
  await waitFor(() => startsOf(profile) === 2, 'the start to be done');
  expect(await windowCount(app)).toBe(0);
  const shown = app.waitForEvent('window');
  expect((await runApp(['--profile', profile])).code).toBe(0);
  await new NotesPage(await shown).ready();
  await app.close();
  fs.rmSync(profile, { recursive: true });
});

/** Waits until the app has started `times` times in all on a profile, and ends the one that runs, which no driver holds. */
async function endUndriven(profile: string, times: number): Promise<void> {
  const lock = path.join(profile, 'browser/SingletonLock');
  await waitFor(() => startsOf(profile) === times, 'the start');
  process.kill(Number(/-(\d+)$/.exec(fs.readlinkSync(lock))?.[1]), 'SIGTERM');
  await waitFor(() => fs.lstatSync(lock, { throwIfNoEntry: false }) === undefined, 'the end');
}

/** How often the app got through its start on a profile. */
function startsOf(profile: string): number {
  const log = fs.readFileSync(path.join(profile, 'browser/logs/commonplace.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('"started"')).length;
}

test('[SE7] keys that another program has leave the setting off, and the dialog says why', async ({ start }) => {
  const [alice, bob] = [await start(), await start()];
  const keys = 'Quick capture from anywhere';
  const hers = (await openSettings(alice)).getByRole('switch', { name: keys });
  await hers.click();
  await expect(hers).toBeChecked();
  const dialog = await openSettings(bob);
  const his = dialog.getByRole('switch', { name: keys });
  await his.click();
  await expect(dialog.getByRole('alert')).toContainText('Another program uses these keys already');
  await expect(his).not.toBeChecked();
  await hers.click();
  await expect(hers).not.toBeChecked();
  await his.click();
  await expect(his).toBeChecked();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});

/** A graphics card made of software: Chromium takes it for one, so that with and without can be told apart anywhere. */
const PRETENDED_CARD = ['--use-gl=angle', '--use-angle=swiftshader', '--ignore-gpu-blocklist'];

const drawing = (app: ElectronApplication): Promise<string> =>
  app.evaluate((electron) => electron.app.getGPUFeatureStatus().gpu_compositing);

test('[SE8] hardware acceleration is off after the restart that the dialog offers, and on after one more', async ({
  start,
}) => {
  const profile = makeProfileDir();
  const first = await start({ profile, args: PRETENDED_CARD });
  await expect.poll(() => drawing(first.app)).toBe('enabled');
  const dialog = await openSettings(first);
  await dialog.getByRole('switch', { name: 'Hardware acceleration' }).click();
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  await dialog.getByRole('button', { name: 'Restart now' }).click();
  expect(await ended).toBe(0);
  await endUndriven(profile, 2);
  const second = await start({ profile, args: PRETENDED_CARD });
  await expect.poll(() => drawing(second.app)).toBe('disabled_software');
  const again = await openSettings(second);
  await expect(again.getByRole('button', { name: 'Restart now' })).toHaveCount(0);
  await again.getByRole('switch', { name: 'Hardware acceleration' }).click();
  await expect(again.getByRole('button', { name: 'Restart now' })).toBeVisible();
  await second.close();
  const third = await start({ profile, args: PRETENDED_CARD });
  await expect.poll(() => drawing(third.app)).toBe('enabled');
  await third.close();
  fs.rmSync(profile, { recursive: true });
});

test('[SE12] the app goes the way that the system says, to a server only the proxy can find', async ({
  start,
  server,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the proxy is a setting of the whole computer');
  const { port } = new URL(server.team.address('alice'));
  const proxy = await createHttpProxy({ port: Number(port) });
  const env = { http_proxy: `http://127.0.0.1:${proxy.port}`, no_proxy: '', XDG_CURRENT_DESKTOP: '' };
  const { notes } = await start({ env });
  const fields = connectFieldsOf(server.team.address('alice'));
  await notes.openConnect();
  await notes.submitConnect({ ...fields, server: 'http://notes.example:5984' });
  await notes.dialog.getByRole('button', { name: 'Connect anyway' }).click();
  await notes.whenStatus(/^Up to date/);
  expect(proxy.requests.every((address) => address.startsWith('http://notes.example:5984/'))).toBe(true);
  await proxy.stop();
  await notes.whenStatus(/^Offline/);
  await proxy.start();
  await notes.whenStatus(/^Up to date/);
  await proxy.stop();
});

test('[SE20] the settings, at once and with a restart to come, also in the smallest window', async ({ start }) => {
  const app = await start();
  const dialog = await openSettings(app);
  const sizes = [
    [1280, 800],
    [640, 700],
    [480, 360],
  ] as const;
  await lookAt(app, 'settings', sizes);
  await dialog.getByRole('switch', { name: 'Hardware acceleration' }).click();
  await dialog.getByRole('switch', { name: 'Keep in the tray' }).click();
  await expect(dialog.getByRole('button', { name: 'Restart now' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Restart now' }).focus();
  await lookAt(app, 'settings-restart', sizes);
});
