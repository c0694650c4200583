import fs from 'node:fs';
import { expect } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
import { makeProfileDir } from './support/profile-dir.ts';

test('[EE1] the first start shows the welcome note with the caret in it, and it can be written in', async ({
  start,
}) => {
  const { notes } = await start();
  await expect(notes.title).toHaveText('Welcome to Commonplace');
  await expect(notes.body).toBeFocused();
  await expect(notes.rows).toHaveCount(1);
  await notes.press('Control+Home');
  await notes.type('Mine. ');
  await expect(notes.body).toContainText('Mine. This is a note, and it is the manual.');
  await expect(notes.rows.first()).toContainText('Mine. This is a note');
});

test('[EE2] a new note is listed while it is written, on top', async ({ start }) => {
  const { notes } = await start();
  await notes.newNote('Shopping');
  await expect(notes.rows.first()).toContainText('Shopping');
  await notes.type('bread and salt');
  await expect(notes.rows.first()).toContainText('bread and salt');
  await expect(notes.rows).toHaveCount(2);
  await notes.saved();
});

test('[EE3] search finds a note while the word is typed, and Escape shows all again', async ({ start }) => {
  const { notes } = await start();
  await notes.newNote('Shopping');
  await notes.type('bread and salt');
  await notes.newNote('Reading');
  await notes.type('a novel about Xylophones');
  await notes.saved();
  await notes.press('Control+Shift+F');
  await expect(notes.search).toBeFocused();
  await notes.type('x');
  await expect(notes.rows).toHaveCount(1);
  await expect(notes.rows.first()).toContainText('Reading');
  await notes.type('yloph');
  await expect(notes.rows.locator('mark')).toHaveText('Xyloph');
  await notes.type('qq');
  await expect(notes.page.getByText('Nothing found')).toBeVisible();
  await notes.press('Escape');
  await expect(notes.rows).toHaveCount(3);
});

test('[CT9] [CT10] a search shows the passage, forgives a slip, and says what it looked for', async ({ start }) => {
  const { notes } = await start();
  await notes.newNote('Concert');
  await notes.type(`${'and so on '.repeat(30)}the **Xylophones** came last`);
  await notes.newNote('Other');
  await notes.saved();
  await notes.search.fill('xylphones');
  await expect(notes.page.getByText('No note has exactly these words')).toContainText('xylophones');
  await expect(notes.rows).toHaveText([/Concert.*… .*the Xylophones came last/]);
  await expect(notes.rows.locator('mark')).toHaveText('Xylophones');
  await notes.search.fill('"came last" -xylophones');
  await expect(notes.page.getByText('Nothing found')).toBeVisible();
});

test('[EE4] a deleted note leaves the list; Undo brings it back, and so does the Trash', async ({ start }) => {
  const { notes } = await start();
  const { page } = notes;
  await notes.newNote('Shopping');
  await notes.type('bread and salt');
  await notes.saved();
  await page.getByRole('button', { name: 'Move to the Trash' }).click();
  await expect(notes.rowOf('Shopping')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(notes.rowOf('Shopping')).toBeVisible();
  await expect(notes.body).toHaveText('bread and salt');

  await page.getByRole('button', { name: 'Move to the Trash' }).click();
  await expect(notes.rowOf('Shopping')).toHaveCount(0);
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await notes.rowOf('Shopping').click();
  await expect(page.getByText('This note is in the Trash.')).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('button', { name: /^All notes/ }).click();
  await expect(notes.rowOf('Shopping')).toBeVisible();
});

test('[EE7] once the only note is deleted, none is open', async ({ start }) => {
  const { notes } = await start();
  await notes.rows.first().click();
  await notes.page.getByRole('button', { name: 'Move to the Trash' }).click();
  await expect(notes.page.getByText('No notes yet')).toBeVisible();
  await expect(notes.page.getByText('No note is open')).toBeVisible();
  await expect(notes.title).toHaveCount(0);
});

test.describe('over the end of the process', () => {
  let profile: string;
  test.beforeEach(() => {
    profile = makeProfileDir();
  });
  test.afterEach(() => fs.rmSync(profile, { recursive: true, force: true }));

  test('[EE5] quitting at once after the last key keeps it', async ({ start }) => {
    const first = await start({ profile });
    await first.notes.newNote('Last words');
    await first.notes.type('typed until the very last moment');
    await first.close();
    const { notes } = await start({ profile });
    await notes.openNote('Last words');
    await expect(notes.body).toHaveText('typed until the very last moment');
  });

  test('[EE6] what was shown as saved survives a killed process, time after time', async ({ start }) => {
    let written = '';
    for (const round of ['one', 'two', 'three']) {
      const app = await start({ profile });
      if (written === '') await app.notes.newNote('Killed');
      else await app.notes.openNote('Killed');
      await expect(app.notes.body).toHaveText(written || /^Write$/);
      await app.notes.press('Control+End');
      await app.notes.type(` ${round}`);
      written = `${written} ${round}`;
      await app.notes.saved();
      await kill(app);
    }
    const { notes } = await start({ profile });
    await notes.openNote('Killed');
    expect(await notes.bodyText()).toBe(' one two three');
  });
});

/** Ends the app's main process as a crash would. */
async function kill({ app }: StartedApp): Promise<void> {
  const main = app.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  main.kill('SIGKILL');
  await ended;
}
