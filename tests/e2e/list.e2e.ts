import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';

async function write(notes: NotesPage, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

const list = (page: Page) => page.getByRole('listbox', { name: 'Notes' });
const titles = (page: Page) => list(page).locator('.title').allTextContents();

test('[LI1] [LI3] [LI4] [LI6] several notes are put in order by keyboard and mouse, and it lasts', async ({
  start,
}) => {
  const app = await start();
  const { notes, page } = app;
  await write(notes, 'Chapter 10', 'The end of it #book');
  await write(notes, 'Chapter 9', 'Before that #book #draft');
  await write(notes, 'Groceries', 'tea, bread');
  await notes.rowOf('Groceries').click();
  await list(page).press('Shift+ArrowDown');
  await expect(page.getByText('2 notes selected')).toBeVisible();
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(list(page).getByRole('img', { name: 'Pinned' })).toHaveCount(2);
  await lookAt(app, 'list-selection');
  await list(page).press('Escape');
  await page.getByRole('button', { name: 'Sort and show' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Sort by title' }).click();
  await expect.poll(() => titles(page)).toEqual(['Chapter 9', 'Groceries', 'Chapter 10', 'Welcome to Commonplace']);
  await page.getByRole('button', { name: 'Sort and show' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Sort by last edit' }).click();
  await page.getByRole('button', { name: 'Sort and show' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Group by day' }).click();
  await expect(page.locator('.group')).toHaveText(['Pinned', 'Today']);
  await lookAt(app, 'list-groups');
  await notes.rowOf('Chapter 10').click();
  await notes.rowOf('Chapter 9').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Move to notebook…' }).click();
  await page.getByRole('combobox', { name: 'Notebook' }).fill('Novels/First');
  await lookAt(app, 'list-move', [[1280, 800]]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 notes moved to')).toBeVisible();
  await notes.rowOf('Chapter 9').click({ button: 'right' });
  await expect(page.getByRole('menu', { name: 'What to do with the notes' })).toBeVisible();
  await lookAt(app, 'list-menu', [[1280, 800]]);
  await page.keyboard.press('Escape');
  await notes.rowOf('Chapter 9').click();
  await notes.rowOf('Chapter 10').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Merge into one note' }).click();
  await expect.poll(() => notes.bodyText()).toContain('Before that');
  await page.getByRole('button', { name: 'Sort and show' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Compact rows' }).click();
  await lookAt(app, 'list-compact');
  await expect(page.locator('.group')).toHaveText(['Pinned', 'Today']);
});

test('[LI10] [LI9] a search goes on in the note, and is saved', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await write(notes, 'Long', `${'Nothing of it.\n\n'.repeat(60)}Here is the marmalade.\n\nMarmalade again.`);
  await notes.search.fill('marmalade');
  await notes.rowOf('Long').click();
  const found = notes.body.locator('.cm-found-word');
  await expect(found.first()).toBeInViewport();
  await expect(found).toHaveText(['marmalade', 'Marmalade']);
  await page.getByRole('button', { name: 'Sort and show' }).click();
  await page.getByRole('menuitem', { name: 'Save this search' }).click();
  await expect(page.getByRole('region', { name: 'Searches' })).toBeVisible();
  await lookAt(app, 'list-search');
});
