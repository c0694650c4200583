import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type { WindowScreen } from '../../core/contract/window-commands.ts';
import { waitFor } from '../support/wait-for.ts';
import { type StartedApp, test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { NotesPage, PATIENCE_MS } from './support/notes-page.ts';
import { makeProfileDir } from './support/profile-dir.ts';
import { runApp } from './support/run-app.ts';

/** Does something that opens a window, and answers that window. */
async function windowAfter(app: ElectronApplication, act: () => Promise<unknown>): Promise<NotesPage> {
  const opened = app.waitForEvent('window');
  await act();
  const page = await opened;
  await page.waitForLoadState('load');
  return new NotesPage(page);
}

/** Chooses an entry of the application menu, as a person would; the window that has the keyboard hears of it. */
const chooseInMenu = (app: ElectronApplication, label: string): Promise<void> =>
  app.evaluate(({ Menu }, wanted) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    const entry = entries.find((one) => one.label.replace('&', '') === wanted);
    if (entry === undefined) throw new Error(`the menu has no ${wanted}`);
    entry.click();
  }, label);

const boundsOf = async (app: ElectronApplication, page: Page): Promise<Electron.Rectangle> => {
  const window = await app.browserWindow(page);
  return window.evaluate((one: Electron.BrowserWindow) => one.getNormalBounds());
};

/** What the file says that remembers the windows. */
const rememberedIn = (profile: string): { windows: readonly { readonly screen?: WindowScreen }[] } =>
  JSON.parse(readFileSync(path.join(profile, 'browser/windows.json'), 'utf8'));

/** An app with two notes, the later one on screen. */
async function twoNotes({ notes }: StartedApp): Promise<void> {
  await notes.newNote('Ferries');
  await notes.type('at noon');
  await notes.newNote('Packing');
  await notes.type('two lamps');
  await notes.saved();
}

test('[WD1] a note opens in a window of its own from the list, by mouse and by keyboard, from its menu and from the menu of the app', async ({
  start,
}) => {
  const started = await start();
  const { app, page, notes } = started;
  await twoNotes(started);
  const byMouse = await windowAfter(app, () => notes.rowOf('Ferries').click({ button: 'middle' }));
  await expect(byMouse.title).toHaveText('Ferries');
  await expect(byMouse.page.getByRole('listbox', { name: 'Notes' })).toHaveCount(0);
  await expect(notes.title).toHaveText('Packing');
  const byKey = await windowAfter(app, async () => {
    await page.getByRole('listbox', { name: 'Notes' }).focus();
    await notes.press('ArrowDown', 'Control+Enter');
  });
  await expect(byKey.title).toHaveText('Ferries');
  const byNote = await windowAfter(app, async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Open in a new window' }).click();
  });
  await expect(byNote.title).toHaveText('Ferries');
  expect(app.windows()).toHaveLength(4);
});

test('[WD2] two windows with the same note show what either writes, and each takes back its own', async ({ start }) => {
  const started = await start();
  const { app, page, notes } = started;
  await twoNotes(started);
  const other = await windowAfter(app, () => chooseInMenu(app, 'Open note in new window'));
  await expect(other.body).toHaveText('two lamps');
  await other.body.click();
  await other.press('Control+End');
  await other.type(' and a rope');
  await expect(notes.body).toHaveText('two lamps and a rope');
  await page.bringToFront();
  await notes.body.click();
  await notes.press('Control+Home');
  await notes.type('Take ');
  await expect(other.body).toHaveText('Take two lamps and a rope');
  await other.type('!');
  await expect(notes.body).toHaveText('Take two lamps and a rope!');
  await other.press('Control+z');
  await expect(notes.body).toContainText('Take two lamps');
  await notes.press('Control+z');
  await expect(other.body).not.toContainText('Take');
  expect(await other.textBeforeCaret()).toContain('two lamps');
});

test('[WD3] a note that is put in the Trash in one window is told in the other, and can be taken back there', async ({
  start,
}) => {
  const started = await start();
  const { app, page, notes } = started;
  await twoNotes(started);
  const other = await windowAfter(app, () => chooseInMenu(app, 'Open note in new window'));
  await expect(other.body).toHaveText('two lamps');
  await page.getByRole('button', { name: 'Move to the Trash' }).click();
  await expect(other.page.getByText('This note is in the Trash.')).toBeVisible();
  await other.page.getByRole('button', { name: 'Restore' }).click();
  await expect(notes.rowOf('Packing')).toBeVisible();
  // In its own window it stays on screen.
  await other.page.getByRole('button', { name: 'Move to the Trash' }).click();
  await expect(other.page.getByText('This note is in the Trash.')).toBeVisible();
  await expect(other.title).toHaveText('Packing');
});

test('[WD4] every window is back at the next start: its place, panes, note, caret and scroll', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  const { app, page, notes } = first;
  await notes.newNote('Long');
  await app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    Array.from({ length: 400 }, (_, n) => `Line ${n}`).join('\n\n'),
  );
  await notes.press('Control+Shift+v');
  await notes.saved();
  await notes.newNote('Packing');
  await notes.type('two lamps');
  await notes.saved();
  await notes.press('Control+\\');
  const alone = await windowAfter(app, () => notes.rowOf('Long').click({ button: 'middle' }));
  await expect(alone.title).toHaveText('Long');
  const aloneWindow = await app.browserWindow(alone.page);
  await aloneWindow.evaluate((one: Electron.BrowserWindow) => one.setBounds({ x: 60, y: 40, width: 700, height: 600 }));
  await waitFor(() => alone.page.evaluate(() => innerWidth <= 700), 'the smaller window', PATIENCE_MS);
  await alone.page.locator('.page').evaluate((element) => element.scrollTo(0, 6000));
  const line = (of: NotesPage) => of.page.getByText('Line 130', { exact: true });
  await line(alone).scrollIntoViewIfNeeded();
  await line(alone).click();
  const topOf = async (of: NotesPage): Promise<number> => (await line(of).boundingBox())?.y ?? -1;
  const top = await topOf(alone);
  const whole = await boundsOf(app, page);
  const tops = () => rememberedIn(profile).windows.map(({ screen }) => screen?.place?.top);
  await waitFor(() => tops().length === 2 && tops().some((one) => one !== undefined), 'the scroll', PATIENCE_MS);
  await first.close();

  const second = await start({ profile });
  await waitFor(() => second.app.windows().length === 2, 'two windows', PATIENCE_MS);
  const pages = second.app.windows().map((one) => new NotesPage(one));
  for (const one of pages) await one.ready();
  const isLong = await Promise.all(pages.map(async (one) => (await one.titleText()) === 'Long'));
  const [longAgain, packingAgain] = isLong[0] ? pages : [...pages].reverse();
  if (longAgain === undefined || packingAgain === undefined) throw new Error('two windows');
  await expect(longAgain.title).toHaveText('Long');
  await expect(packingAgain.title).toHaveText('Packing');
  await expect(longAgain.page.getByRole('listbox', { name: 'Notes' })).toHaveCount(0);
  await expect(packingAgain.page.getByRole('listbox', { name: 'Notes' })).toBeVisible();
  await expect(packingAgain.page.getByRole('button', { name: 'Show the sidebar' })).toBeVisible();
  expect(await boundsOf(second.app, longAgain.page)).toMatchObject({ width: 700, height: 600 });
  expect(await boundsOf(second.app, packingAgain.page)).toEqual(whole);
  await expect(line(longAgain)).toBeVisible();
  // To the line at the upper edge, not to the pixel.
  expect(Math.abs((await topOf(longAgain)) - top)).toBeLessThan(60);
  expect(await longAgain.textBeforeCaret()).toMatch(/^Line/);
});

test('[WD13] the menu speaks to the window that has the keyboard, and a link from outside to the one in front', async ({
  start,
}) => {
  const started = await start();
  const { app, page, notes, profile } = started;
  await twoNotes(started);
  const other = await windowAfter(app, () => chooseInMenu(app, 'New window'));
  await other.ready();
  await (await app.browserWindow(page)).evaluate((one: Electron.BrowserWindow) => one.emit('focus'));
  await chooseInMenu(app, 'Settings…');
  await waitFor(
    async () => (await notes.dialog.count()) + (await other.dialog.count()) === 1,
    'the settings',
    PATIENCE_MS,
  );
  for (const one of [notes, other]) await one.press('Escape');
  const { code } = await runApp(['--profile', profile, 'commonplace://nonsense']);
  expect(code).toBe(0);
  const toasts = () =>
    Promise.all([notes, other].map((one) => one.page.getByText(/not one Commonplace understands/).count()));
  await expect.poll(toasts).toEqual([1, 0]);
});

test('[WD14] the last letters of every window are there after a quit', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  await twoNotes(first);
  const other = await windowAfter(first.app, () => first.notes.rowOf('Ferries').click({ button: 'middle' }));
  await other.body.click();
  await other.press('Control+End');
  await first.notes.body.click();
  await first.notes.press('Control+End');
  await Promise.all([first.notes.type(' and a rope'), other.type(' and at six')]);
  await first.close();
  const second = await start({ profile });
  await waitFor(() => second.app.windows().length === 2, 'two windows', PATIENCE_MS);
  const pages = second.app.windows().map((one) => new NotesPage(one));
  for (const one of pages) await one.ready();
  const texts = await Promise.all(pages.map((one) => one.bodyText()));
  expect(texts.sort()).toEqual(['at noon and at six', 'two lamps and a rope']);
});

test('[WD5] a window that is closed while there are others does not come back, and the last one does', async ({
  start,
}) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  await twoNotes(first);
  const other = await windowAfter(first.app, () => chooseInMenu(first.app, 'Open note in new window'));
  await expect(other.title).toHaveText('Packing');
  await waitFor(() => rememberedIn(profile).windows.length === 2, 'both windows', PATIENCE_MS);
  const gone = other.page.waitForEvent('close');
  await (await first.app.browserWindow(other.page)).evaluate((one: Electron.BrowserWindow) => one.close());
  await gone;
  await waitFor(() => rememberedIn(profile).windows.length === 1, 'one window', PATIENCE_MS);
  await first.close();
  const second = await start({ profile });
  await expect(second.notes.title).toHaveText('Packing');
  expect(second.app.windows()).toHaveLength(1);
  expect(rememberedIn(profile).windows.map(({ screen }) => screen?.panes.isAlone)).toEqual([false]);
});

test('[WD6] a window of one note becomes a whole one by a button and by key', async ({ start }) => {
  const started = await start();
  await twoNotes(started);
  const other = await windowAfter(started.app, () => chooseInMenu(started.app, 'Open note in new window'));
  await expect(other.body).toHaveText('two lamps');
  await lookAt({ app: started.app, page: other.page }, 'window-alone');
  await other.page.getByRole('button', { name: 'Show the list' }).click();
  await expect(other.page.getByRole('listbox', { name: 'Notes' })).toBeVisible();
  await expect(other.title).toHaveText('Packing');
});

test('[WD7] there are at most twenty windows, and it is said that there are', async ({ start }) => {
  test.slow();
  const { app, page } = await start();
  for (let count = 1; count < 20; count += 1) await windowAfter(app, () => chooseInMenu(app, 'New window'));
  expect(app.windows()).toHaveLength(20);
  await page.bringToFront();
  const refused = await page.evaluate(() => window.commonplace.invoke('windows.open', {}));
  expect(refused).toEqual({ ok: false, error: { code: 'too-many-windows' } });
  await chooseInMenu(app, 'New window');
  const said = async (): Promise<number> => {
    const text = 'There are twenty windows open. Close one first.';
    const counts = await Promise.all(app.windows().map((one) => one.getByText(text).count()));
    return counts.reduce((sum, count) => sum + count);
  };
  await expect.poll(said).toBe(1);
  expect(app.windows()).toHaveLength(20);
});

test('[WD8] a few quick words go to the notes from a small window of their own, which Ctrl+Enter and Escape send away', async ({
  start,
}) => {
  const { app, page, notes, profile } = await start();
  await expect(notes.rows).toHaveCount(1);
  const quickNote = () => windowAfter(app, () => runApp(['--profile', profile, '--quick-capture']));
  const quick = await quickNote();
  await waitFor(() => quick.hasFocus(quick.body), 'the caret', PATIENCE_MS);
  const { width } = await boundsOf(app, quick.page);
  expect(width).toBeLessThan(600);
  await quick.type('- [ ] buy bread');
  await expect(notes.rows).toHaveCount(2);
  await lookAt({ app, page: quick.page }, 'quick-note', [[440, 320]]);
  const gone = quick.page.waitForEvent('close');
  await quick.press('Control+Enter');
  await gone;
  await expect(notes.rows.filter({ hasText: 'buy bread' })).toHaveCount(1);
  // With nothing in it there is nothing to keep.
  const empty = await quickNote();
  await waitFor(() => empty.hasFocus(empty.body), 'the caret', PATIENCE_MS);
  const goneAgain = empty.page.waitForEvent('close');
  await empty.press('Escape');
  await goneAgain;
  await expect(notes.rows).toHaveCount(2);
  expect(app.windows()).toEqual([page]);
});
