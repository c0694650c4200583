import fs from 'node:fs';
import path from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readNoteFile } from '../../core/note-file/read-note-file.ts';
import { type StartedApp, test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { makeProfileDir } from './support/profile-dir.ts';

/** Answers the app's next dialogs for places with these, in their order. */
async function answerDialogs({ app }: StartedApp, places: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, given) => {
      const next = (): string => given.shift() ?? '';
      dialog.showSaveDialog = (): Promise<Electron.SaveDialogReturnValue> =>
        Promise.resolve({ canceled: false, filePath: next() });
      dialog.showOpenDialog = (): Promise<Electron.OpenDialogReturnValue> =>
        Promise.resolve({ canceled: false, filePaths: [next()] });
    },
    [...places],
  );
}

/** Chooses an entry of the application menu. */
async function chooseInMenu({ app }: StartedApp, action: string): Promise<void> {
  await app.evaluate(({ Menu }, name) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    entries.find(({ label }) => label.replace('&', '') === name)?.click();
  }, action);
}

async function writeNote({ notes }: StartedApp, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.type(text);
  await notes.saved();
}

/** The texts of the notes in a folder, by their files. */
const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md') && !file.startsWith('Welcome'))
      .map((file) => [file, readNoteFile(fs.readFileSync(path.join(folder, file), 'utf8')).body]),
  );

test('[BX5] [BX11] a workspace is exported as a folder and as an archive out of the menu', async ({ start }) => {
  const started = await start();
  const { page, profile } = started;
  await writeNote(started, 'Spring: beans/peas', 'Sow in May');
  await writeNote(started, 'Autumn', 'Dig');
  await answerDialogs(started, [profile, path.join(profile, 'all.zip')]);
  await chooseInMenu(started, 'Export workspace…');
  const dialog = page.getByRole('dialog', { name: 'Export workspace' });
  await expect(dialog.getByText('Notes in the Trash stay out.')).toBeVisible();
  await lookAt(started, 'bulk-export');
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(dialog.getByText('3 notes are in “Personal”.')).toBeVisible();
  await lookAt(started, 'bulk-export-saved');
  expect(textsIn(path.join(profile, 'Personal'))).toEqual({ 'Autumn.md': 'Dig', 'Spring beans peas.md': 'Sow in May' });
  expect(await started.notes.hasFocus(dialog.getByRole('button', { name: 'Close' }).last())).toBe(true);
  await started.notes.press('Enter');
  await expect(dialog).toBeHidden();
  await chooseInMenu(started, 'Export workspace…');
  await dialog.getByRole('radio', { name: 'Zip archive' }).check();
  await dialog.getByRole('button', { name: 'Choose a place…' }).click();
  await expect(dialog.getByText('3 notes are in “all.zip”.')).toBeVisible();
  const entries = Object.keys(unzipSync(new Uint8Array(fs.readFileSync(path.join(profile, 'all.zip')))));
  expect(entries).toContain('all/Autumn.md');
});

/** Opens the settings and answers their section about plain files. */
async function openSection({ page, notes }: StartedApp): Promise<Locator> {
  await notes.press('Control+,');
  const section = page.getByRole('region', { name: 'Plain files' });
  await section.getByRole('button').first().scrollIntoViewIfNeeded();
  return section;
}

test('[MI2] [MI10] [MI11] the plain files follow what is typed, wait while their folder is away, and go on after a restart', async ({
  start,
}) => {
  const profile = makeProfileDir();
  const folder = makeProfileDir();
  const first = await start({ profile });
  await writeNote(first, 'Beans', 'Sow');
  await answerDialogs(first, [folder]);
  const section = await openSection(first);
  await lookAt(first, 'plain-files-off', [[1280, 800]]);
  await section.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(section.getByText('Every note is there as it stands.')).toBeVisible();
  await expect.poll(() => textsIn(folder)).toEqual({ 'Beans.md': 'Sow' });
  await section.getByRole('button', { name: 'Stop' }).scrollIntoViewIfNeeded();
  await lookAt(first, 'plain-files');
  fs.renameSync(folder, `${folder}-away`);
  await first.notes.press('Escape');
  await first.notes.openNote('Beans');
  await first.notes.press('Control+End');
  await first.page.keyboard.type(' in May');
  await first.notes.saved();
  const again = await openSection(first);
  await expect(again.getByText(/The folder is not there/)).toBeVisible();
  await again.getByRole('button', { name: 'Try again' }).scrollIntoViewIfNeeded();
  await lookAt(first, 'plain-files-away', [[1280, 800]]);
  fs.renameSync(`${folder}-away`, folder);
  await again.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => textsIn(folder)).toEqual({ 'Beans.md': 'Sow in May' });
  await first.notes.press('Escape');
  await first.notes.openNote('Beans');
  await first.notes.press('Control+End');
  await first.page.keyboard.type(', at last');
  await first.notes.saved();
  await first.close();
  expect(textsIn(folder)).toEqual({ 'Beans.md': 'Sow in May, at last' });
  fs.writeFileSync(path.join(folder, 'Beans.md'), 'by hand');
  const second = await start({ profile });
  await expect
    .poll(() => textsIn(folder))
    .toEqual({ 'Beans (changed here).md': 'by hand', 'Beans.md': 'Sow in May, at last' });
  await second.close();
  for (const dir of [profile, folder]) fs.rmSync(dir, { recursive: true });
});
