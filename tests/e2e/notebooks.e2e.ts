import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import type { NotesPage } from './support/notes-page.ts';
import { makeProfileDir } from './support/profile-dir.ts';

const tree = (page: Page) => page.getByRole('tree', { name: 'Notebooks' });
const notebook = (page: Page, name: string) => tree(page).getByRole('treeitem', { name, exact: true });

async function write(notes: NotesPage, title: string, text = ''): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(`${text} `);
  await notes.saved();
}

/** Types the name of a notebook whose field has just opened; the notebook then has the focus. */
async function name(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Name of the notebook' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(notebook(page, text)).toBeFocused();
}

/** Makes a notebook at the top with the mouse. */
async function make(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New notebook', exact: true }).click();
  await name(page, text);
}

test('[NB12] notebooks are made, renamed, nested, folded and deleted by keyboard alone', async ({ start }) => {
  const { notes, page } = await start();
  await page.getByRole('button', { name: 'New notebook', exact: true }).focus();
  await notes.press('Enter');
  await name(page, 'Projects');
  await notes.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'New notebook inside' })).toBeFocused();
  await notes.press('Enter');
  await name(page, 'Thesis');
  await expect(notebook(page, 'Thesis')).toHaveAttribute('aria-level', '2');
  await notes.press('F2');
  await name(page, 'Dissertation');
  await notes.press('F2');
  await notes.type('x');
  await notes.press('Escape');
  await expect(notebook(page, 'Dissertation')).toBeFocused();
  await notes.press('Enter');
  await expect(page.getByRole('heading', { name: 'Projects / Dissertation' })).toBeVisible();
  await write(notes, 'Chapter one');
  await expect(notes.rowOf('Chapter one')).toBeVisible();
  await expect(notebook(page, 'Dissertation')).toContainText('1');
  await notebook(page, 'Dissertation').focus();
  await notes.press('ArrowLeft');
  await expect(notebook(page, 'Projects')).toBeFocused();
  await notes.press('ArrowLeft');
  await expect(notebook(page, 'Dissertation')).toHaveCount(0);
  await notes.press('ArrowRight', 'ArrowRight', 'Delete');
  await expect(notebook(page, 'Dissertation')).toHaveCount(0);
  await expect(notes.rowOf('Chapter one')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).focus();
  await notes.press('Enter');
  await expect(notebook(page, 'Dissertation')).toBeVisible();
  await notebook(page, 'Dissertation').focus();
  await notes.press('Shift+F10', 'ArrowDown', 'ArrowDown', 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Move “Dissertation”' });
  await dialog.getByRole('combobox').selectOption({ label: 'At the top' });
  await dialog.getByRole('button', { name: 'Move', exact: true }).press('Enter');
  await expect(notebook(page, 'Dissertation')).toHaveAttribute('aria-level', '1');
});

test('[NB13] notebooks are dragged into each other and to the top, and never into themselves', async ({ start }) => {
  const { page } = await start();
  await make(page, 'Garden');
  await make(page, 'Roses');
  await notebook(page, 'Roses').dragTo(notebook(page, 'Garden'));
  await expect(notebook(page, 'Roses')).toHaveAttribute('aria-level', '2');
  await notebook(page, 'Garden').dragTo(notebook(page, 'Roses'));
  await expect(notebook(page, 'Garden')).toHaveAttribute('aria-level', '1');
  await notebook(page, 'Roses').dragTo(page.getByRole('button', { name: 'Notebooks', exact: true }));
  await expect(notebook(page, 'Roses')).toHaveAttribute('aria-level', '1');
  await page.getByRole('treeitem', { name: 'Roses' }).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('[NB14] the list is of the chosen notebook, is searched within it, and is so again after a restart', async ({
  start,
}) => {
  const profile = makeProfileDir();
  const app = await start({ profile });
  const { notes, page } = app;
  await write(notes, 'Soup', 'with leek');
  await make(page, 'Garden');
  await notebook(page, 'Garden').click();
  await expect(notes.rows).toHaveCount(0);
  await write(notes, 'Beds', 'for leek');
  await write(notes, 'Tools', 'spades');
  await expect(notes.rows).toHaveCount(2);
  await notes.search.fill('leek');
  await expect(notes.rows).toHaveCount(1);
  await expect(notes.rowOf('Beds')).toBeVisible();
  await app.close();
  const again = await start({ profile });
  await expect(again.page.getByRole('heading', { name: 'Garden' })).toBeVisible();
  await expect(again.notes.rows).toHaveCount(2);
  await again.page.getByRole('button', { name: 'Show all notes' }).click();
  await expect(again.notes.rowOf('Soup')).toBeVisible();
});

test('[NB15] notes that are dragged onto a notebook lie in it', async ({ start }) => {
  const { notes, page } = await start();
  await write(notes, 'Beds', 'dig');
  await make(page, 'Garden');
  await notebook(page, 'Garden').evaluate(async (element) => {
    const question = { view: 'all', query: 'beds', offset: 0, limit: 1 } as const;
    const listed = await window.commonplace.invoke('notes.list', question);
    const dataTransfer = new DataTransfer();
    const ids = listed.ok ? listed.value.rows.map(({ id }) => id) : [];
    dataTransfer.setData('application/x-commonplace-notes', JSON.stringify(ids));
    for (const type of ['dragover', 'drop'])
      element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  });
  await expect(page.getByText('Moved one note to “Garden”.')).toBeVisible();
  await notebook(page, 'Garden').click();
  await expect(notes.rowOf('Beds')).toBeVisible();
});
