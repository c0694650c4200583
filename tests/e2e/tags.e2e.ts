import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';

const tree = (page: Page) => page.getByRole('tree', { name: 'Tags' });
const tag = (page: Page, name: string) => tree(page).getByRole('treeitem', { name, exact: true });
const addTag = (page: Page) => page.getByRole('combobox', { name: 'Add a tag' });
const ofNote = (page: Page) => page.getByRole('list', { name: 'Tags of this note' });

async function write(notes: NotesPage, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

async function nameNotebook(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Name of the notebook' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name, exact: true })).toBeFocused();
}

async function makeNotebook(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New notebook', exact: true }).press('Enter');
  await nameNotebook(page, name);
}

test('[TG1] tags are a tree with counts, and choosing one lists its notes and those of nested ones', async ({
  start,
}) => {
  const { notes, page } = await start();
  await write(notes, 'Beds', 'dig #garden/spring ');
  await write(notes, 'Tools', 'oil #garden ');
  await write(notes, 'Soup', 'leek ');
  await expect(tag(page, 'spring')).toHaveAttribute('aria-level', '2');
  await tag(page, 'garden').focus();
  await notes.press('Enter');
  await expect(page.getByRole('heading', { name: '#garden' })).toBeVisible();
  await expect(notes.rows).toHaveCount(2);
  await tag(page, 'garden').focus();
  await notes.press('ArrowRight', 'Enter');
  await expect(notes.rows).toHaveCount(1);
  await write(notes, 'Peas', 'sow ');
  await expect(ofNote(page).getByRole('button', { name: '#garden/spring', exact: true })).toBeVisible();
  await expect(notes.rows).toHaveCount(2);
});

test('[TG6] a note gets tags and a notebook under its title, and loses them, by keyboard alone', async ({ start }) => {
  const { notes, page } = await start();
  await makeNotebook(page, 'Garden');
  await write(notes, 'Beds', 'dig ');
  await addTag(page).focus();
  await notes.type('plants/green');
  await notes.press('Enter');
  await notes.type('#todo,');
  await expect(ofNote(page).getByRole('listitem')).toHaveCount(2);
  await expect(tag(page, 'green')).toBeVisible();
  await notes.press('Backspace');
  await expect(ofNote(page).getByRole('listitem')).toHaveCount(1);
  await notes.type('no tag');
  await notes.press('Enter');
  await expect(page.getByText('A tag is letters')).toBeVisible();
  await addTag(page).fill('');
  await page.getByRole('button', { name: 'Take #plants/green off' }).press('Enter');
  await expect(ofNote(page).getByRole('listitem')).toHaveCount(0);
  await page.getByRole('button', { name: 'Notebook: No notebook' }).press('Enter');
  const choice = page.getByRole('combobox', { name: 'Notebook of the note' });
  await expect(choice).toBeFocused();
  await choice.selectOption({ label: 'Garden' });
  await expect(page.getByRole('button', { name: 'Notebook: Garden' })).toBeFocused();
});

test('[TG2] [TG3] a tag is renamed in fields and texts, and back again; its colour goes along', async ({ start }) => {
  const { notes, page } = await start();
  await write(notes, 'Beds', 'dig #garden/spring and `#garden` ');
  await write(notes, 'Tools', 'oil ');
  await addTag(page).fill('garden');
  await notes.press('Enter');
  await tag(page, 'garden').focus();
  await notes.press('Shift+F10', 'ArrowDown', 'Enter');
  await page.getByRole('dialog', { name: 'Colour of #garden' }).getByRole('button', { name: 'Teal' }).click();
  await tag(page, 'garden').focus();
  await notes.press('F2');
  await notes.type('allotment');
  await notes.press('Enter');
  await expect(page.getByText('#garden is #allotment now, in 2 notes.')).toBeVisible();
  await expect(tag(page, 'garden')).toHaveCount(0);
  await expect(ofNote(page).getByRole('listitem')).toHaveText(/#allotment/);
  await notes.openNote('Beds');
  expect(await notes.bodyText()).toBe('dig #allotment/spring and `#garden` ');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tag(page, 'garden')).toBeVisible();
  await expect.poll(() => notes.bodyText()).toBe('dig #garden/spring and `#garden` ');
});

test('[EE20] notebooks and tags, as they look', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  for (const name of ['Projects', 'Recipes', 'Travel']) await makeNotebook(page, name);
  const projects = page.getByRole('treeitem', { name: 'Projects' });
  await projects.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'New notebook inside' }).click();
  await nameNotebook(page, 'Thesis');
  await page.getByRole('treeitem', { name: 'Thesis' }).click();
  await write(notes, 'Chapter one', 'What the #garden/spring teaches about #method and patience.\n');
  await write(notes, 'Chapter two', 'Who waters the beds? #garden\n');
  for (const name of ['reading', 'to-discuss']) {
    await addTag(page).fill(name);
    await notes.press('Enter');
  }
  await tag(page, 'garden').focus();
  await notes.press('Shift+F10', 'ArrowDown', 'Enter');
  await lookAt(app, 'tag-colours');
  await page.getByRole('dialog').getByRole('button', { name: 'Green' }).click();
  await tag(page, 'reading').focus();
  await notes.press('Shift+F10', 'ArrowDown', 'Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Violet' }).click();
  await notes.body.click();
  await lookAt(app, 'notebooks');
  await projects.click({ button: 'right' });
  await lookAt(app, 'notebook-menu', [[1280, 800]]);
});
