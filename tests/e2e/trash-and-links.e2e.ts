import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';

const mentioned = (page: Page) => page.getByRole('region', { name: /^Mentioned without a link/ });

async function write(notes: NotesPage, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

test('[TR2] the Trash says when a note was deleted, gives it back, and is emptied after a question', async ({
  start,
}) => {
  const app = await start();
  const { notes, page } = app;
  for (const title of ['Old plan', 'Older plan', 'Kept plan']) {
    await write(notes, title, 'words ');
    await page.getByRole('button', { name: 'Move to the Trash' }).click();
    await expect(notes.rowOf(title)).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Trash', exact: true }).press('Enter');
  await expect(notes.rows).toHaveCount(3);
  await expect(notes.rowOf('Old plan')).toContainText('Deleted today; erased in 30 days');
  await notes.rowOf('Kept plan').click();
  await lookAt(app, 'trash');
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(notes.rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Empty Trash…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete 2 notes for good?' });
  await lookAt(app, 'trash-empty');
  await dialog.getByRole('button', { name: 'Delete for good' }).press('Enter');
  await expect(page.getByText('Deleted 2 notes for good.')).toBeVisible();
  await expect(notes.rows).toHaveCount(0);
  await expect(page.getByText('The Trash is empty')).toBeVisible();
});

test('[LU1] [LU3] links follow a title that was changed, if the person wants that, and back again', async ({
  start,
}) => {
  const { notes, page } = await start();
  await write(notes, 'Week', 'read [[Plan#Costs|what it costs]], `[[Plan]]` ');
  await write(notes, 'Plan', 'dig ');
  await notes.title.click();
  await notes.press('End');
  await notes.type(' B');
  await notes.press('Enter');
  await expect(page.getByText('One note links to the old title.')).toBeVisible();
  await page.getByRole('button', { name: 'Update links' }).press('Enter');
  await expect(page.getByText('Updated the links in one note.')).toBeVisible();
  await notes.openNote('Week');
  expect(await notes.bodyText()).toBe('read [[Plan B#Costs|what it costs]], `[[Plan]]` ');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(() => notes.bodyText()).toBe('read [[Plan#Costs|what it costs]], `[[Plan]]` ');
});

test('[LU4] [LU5] a title that is named without a link is shown beside the links here, and becomes one', async ({
  start,
}) => {
  const app = await start();
  const { notes, page } = app;
  await write(notes, 'Week', 'On Monday the garden plan is due. ');
  await write(notes, 'Letter', 'See [[Garden plan]]: the garden plan. ');
  await write(notes, 'Garden plan', 'dig ');
  await notes.press('Control+Shift+o');
  await expect(mentioned(page).getByRole('listitem')).toHaveCount(1);
  await expect(mentioned(page)).toContainText('On Monday the garden plan is due.');
  await lookAt(app, 'mentions', [[1280, 800]]);
  await page.getByRole('button', { name: 'Link the mention in Week' }).press('Enter');
  await expect(mentioned(page)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Linked from (2)' })).toBeVisible();
  await notes.openNote('Week');
  expect(await notes.bodyText()).toBe('On Monday the [[garden plan]] is due. ');
});
