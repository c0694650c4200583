import fs from 'node:fs';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { waitFor } from '../support/wait-for.ts';
import { type StartedApp, test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { makeProfileDir } from './support/profile-dir.ts';

const fieldOf = (page: Page): Locator => page.getByRole('combobox', { name: 'Go to anything' });
const active = (page: Page): Locator => page.getByRole('dialog').getByRole('option', { selected: true });

/** Opens going to anything and types into it. */
async function lookFor({ page, notes }: Pick<StartedApp, 'page' | 'notes'>, text: string): Promise<void> {
  await notes.press('Control+k');
  await fieldOf(page).waitFor();
  await notes.type(text);
}

const TEXT = ['# Beds', 'Peas and #beans.', '## Compost', 'Turn it in March.'].join('\n');

/** Two notes beside the welcome note; the second one is open, with the caret at its end. */
async function writeNotes({ notes }: Pick<StartedApp, 'notes'>): Promise<void> {
  await notes.newNote('Shopping list');
  await notes.type('Nails');
  await notes.newNote('Garden plan');
  await notes.page.keyboard.insertText(TEXT);
  await notes.saved();
}

test('[GO10] by keyboard alone: to another note and back, to a heading, to a new note, and through a command', async ({
  start,
}) => {
  const app = await start();
  const { page, notes } = app;
  await writeNotes(app);
  await lookFor(app, 'shp lst');
  await expect(active(page)).toContainText('Shopping list');
  await notes.press('Enter');
  await waitFor(async () => (await notes.titleText()) === 'Shopping list', 'the other note');
  await waitFor(() => notes.hasFocus(notes.body), 'the caret in it');
  await notes.press('Control+p');
  await expect(active(page)).toContainText('Garden plan');
  await notes.press('Enter');
  await waitFor(async () => (await notes.titleText()) === 'Garden plan', 'the note before');
  await waitFor(() => notes.hasFocus(notes.body), 'the caret in it');
  await lookFor(app, '@comp');
  await expect(active(page)).toContainText('Compost');
  await notes.press('Enter');
  await waitFor(() => notes.hasFocus(notes.body), 'the caret at the heading');
  await notes.type('!');
  await waitFor(async () => (await notes.bodyText()).includes('## Compost!'), 'a letter at the heading');
  await lookFor(app, 'Holidays');
  await expect(active(page)).toContainText('New note “Holidays”');
  await notes.press('Enter');
  await waitFor(async () => (await notes.titleText()) === 'Holidays', 'the new note');
  await waitFor(() => notes.hasFocus(notes.body), 'the caret in it');
  await lookFor(app, '>fold');
  await notes.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toHaveCount(0);
  expect(await notes.hasFocus(notes.body)).toBe(true);
});

test('[GO10] a tag lists its notes, and Escape leaves everything as it was', async ({ start }) => {
  const app = await start();
  const { page, notes } = app;
  await writeNotes(app);
  await lookFor(app, '#be');
  await expect(active(page)).toContainText('#beans');
  await notes.press('Enter');
  await expect(notes.rows).toHaveCount(1);
  await expect(notes.rows).toContainText('Garden plan');
  await notes.clickBehind('March.');
  await lookFor(app, 'shopping');
  await notes.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await notes.hasFocus(notes.body)).toBe(true);
  expect(await notes.titleText()).toBe('Garden plan');
});

test('[GO10] what was opened last comes first after a restart, too', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  await writeNotes(first);
  await first.notes.openNote('Shopping list');
  await first.notes.openNote('Garden plan');
  await first.close();
  const second = await start({ profile });
  await waitFor(() => second.notes.hasFocus(second.notes.body), 'the last note');
  await second.notes.press('Control+p');
  await expect(active(second.page)).toContainText('Shopping list');
  await second.close();
  fs.rmSync(profile, { recursive: true });
});

test('[GO11] the list of everything, in every look', async ({ start }) => {
  const app = await start();
  await writeNotes(app);
  await app.notes.press('Control+k');
  await expect(active(app.page)).toContainText('Shopping list');
  await lookAt(app, 'palette-recent');
  await app.notes.type('co');
  await expect(app.page.getByRole('dialog').getByRole('option', { name: /Compost/ })).toBeVisible();
  await lookAt(app, 'palette-found');
  await fieldOf(app.page).fill('>');
  await lookAt(app, 'palette-commands');
  await fieldOf(app.page).fill('/qqq');
  await lookAt(app, 'palette-nothing');
});

/** The keys that the application menu shows, by entry. */
const menuKeys = (app: ElectronApplication): Promise<Record<string, string>> =>
  app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    return Object.fromEntries(items.map((item) => [item.label, String(item.accelerator ?? '')]));
  });

/** Opens the settings and leaves of them what has these words. */
async function searchSettings({ page, notes }: Pick<StartedApp, 'page' | 'notes'>, words: string): Promise<Locator> {
  await notes.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('searchbox').waitFor();
  await notes.type(words);
  return dialog;
}

test('[SK10] keys that were changed by keyboard hold at once, in the menu, and after a restart', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  const { page, notes } = first;
  const dialog = await searchSettings(first, 'outline');
  const change = dialog.getByRole('button', { name: 'Change the keys of Outline of the note' });
  for (let step = 0; step < 8 && !(await notes.hasFocus(change)); step += 1) await notes.press('Tab');
  await notes.press('Enter');
  await expect(dialog.getByText(/^Press keys/)).toBeVisible();
  await notes.press('Control+n');
  await expect(dialog.getByRole('alert')).toHaveText('Ctrl+N is “New note” now.');
  await dialog.getByRole('button', { name: 'Swap the keys' }).click();
  await expect.poll(async () => (await menuKeys(first.app))['&New note']).toBe('CmdOrCtrl+Shift+O');
  await notes.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await notes.press('Control+n');
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible();
  expect(JSON.parse(fs.readFileSync(`${profile}/settings.json`, 'utf8'))).toMatchObject({
    shortcuts: { outline: ['Mod-n'], 'new-note': ['Mod-Shift-o'] },
  });
  await first.close();
  const second = await start({ profile });
  const count = await second.notes.rows.count();
  await second.notes.press('Control+Shift+o');
  await expect(second.notes.rows).toHaveCount(count + 1);
  expect((await menuKeys(second.app))['&New note']).toBe('CmdOrCtrl+Shift+O');
  await second.close();
  fs.rmSync(profile, { recursive: true });
});

test('[SN6] the shortcuts and a search among the settings, in every look', async ({ start }) => {
  const app = await start();
  const dialog = await searchSettings(app, 'keys');
  await expect(dialog.getByRole('region', { name: 'Shortcuts' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Change the keys of Outline of the note' }).click();
  await app.notes.press('Control+n');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await lookAt(app, 'settings-shortcuts');
  await dialog.getByRole('searchbox').fill('server');
  await lookAt(app, 'settings-search');
});
