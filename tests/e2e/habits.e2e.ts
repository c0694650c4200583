import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { resizeWindow } from './support/notes-page.ts';

const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Formatting' });

test('[IH18] a note is written with the habits of other editors, and each is taken back alone', async ({ start }) => {
  const { notes, page } = await start();
  await notes.newNote('Shopping');
  await notes.type('[] bread');
  await notes.press('Enter');
  await notes.type('salt');
  await notes.press('Tab', 'Control+Enter');
  await notes.press('Enter', 'Enter', 'Enter');
  expect(await notes.bodyText()).toBe('- [ ] bread\n  - [x] salt\n');
  await notes.type('at the market');
  await notes.press('Control+Shift+ArrowLeft', 'Control+b');
  expect(await notes.bodyText()).toBe('- [ ] bread\n  - [x] salt\nat the **market**');
  await notes.press('Control+Shift+8', 'Alt+ArrowUp');
  expect(await notes.bodyText()).toBe('- [ ] bread\n- at the **market**\n  - [x] salt');
  await notes.press('Control+z', 'Control+z', 'Control+z');
  expect(await notes.bodyText()).toBe('- [ ] bread\n  - [x] salt\nat the market');
  await notes.press('Control+End', 'Control+Shift+ArrowLeft');
  await expect(page.getByText('1 of 6 words')).toBeVisible();
});

test('[IH17] an address pasted over words makes them a link', async ({ start }) => {
  const { app, notes } = await start();
  await app.evaluate(({ clipboard }) => clipboard.writeText('https://example.org/map'));
  await notes.newNote('Links');
  await notes.type('see the map');
  await notes.press('Control+Shift+ArrowLeft', 'Control+v');
  await expect(notes.body).toHaveText('see the [map](https://example.org/map)');
  await notes.press('Control+z');
  await expect(notes.body).toHaveText('see the map');
});

test('[IH31] [IH34] / and @ insert by keyboard alone', async ({ start }) => {
  const { notes, page } = await start();
  await notes.newNote('Plan');
  await notes.type('/hea');
  const menu = page.getByRole('listbox', { name: 'What to insert' });
  await expect(menu.getByRole('option')).toHaveCount(3);
  await notes.press('ArrowDown', 'Enter');
  await notes.type('Trip @tom');
  await expect(page.getByRole('option', { name: /^tomorrow/ })).toBeVisible();
  await notes.press('Enter');
  await expect(notes.body).toHaveText(/^## Trip @\d{4}-\d\d-\d\d$/);
});

test('[IH42] the toolbar floats over a selection, is reached by Alt+F10, and stays when pinned', async ({ start }) => {
  const { notes, page } = await start();
  await notes.newNote('Plan');
  await notes.type('one two');
  await notes.press('Control+Shift+ArrowLeft');
  await expect(toolbar(page)).toBeVisible();
  await notes.press('Alt+F10');
  const button = (name: string): Locator => toolbar(page).getByRole('button', { name });
  await expect(button('Bold')).toBeFocused();
  await notes.press('ArrowRight', 'Enter');
  expect(await notes.bodyText()).toBe('one *two*');
  await expect(button('Italic')).toHaveAttribute('aria-pressed', 'true');
  await notes.press('Escape');
  await expect(notes.body).toBeFocused();
  await expect(toolbar(page)).toHaveCount(0);
  await notes.press('Alt+F10', 'End', 'Enter');
  await expect(toolbar(page)).toHaveCount(1);
  await notes.press('Control+End');
  await expect(toolbar(page)).toBeVisible();
  await notes.press('Control+n');
  await expect(toolbar(page)).toBeVisible();
});

test('[IH25] replacing all is taken back at once', async ({ start }) => {
  const { notes, page } = await start();
  await notes.newNote('Tea');
  await notes.type('tea, tea and tea');
  await notes.press('Control+h');
  await notes.type('tea');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('mate');
  await page.getByRole('button', { name: 'Replace all' }).click();
  expect(await notes.bodyText()).toBe('mate, mate and mate');
  await expect(page.getByText('Replaced 3', { exact: true })).toBeVisible();
  await notes.press('Escape', 'Control+z');
  expect(await notes.bodyText()).toBe('tea, tea and tea');
});

test('[IH51] the outline goes along with the caret, leads to a heading, and is remembered', async ({ start }) => {
  const { app, notes, page } = await start();
  await notes.newNote('Trip');
  await page.keyboard.insertText(`# First\n\n${'words\n'.repeat(60)}\n## **Second** part\n\ntext`);
  await notes.press('Control+Shift+o');
  const heading = (name: string): Locator =>
    page.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name });
  await expect(heading('Second part')).toHaveAttribute('aria-current', 'location');
  await heading('Second part').focus();
  await notes.press('ArrowUp', 'Enter');
  await expect(notes.body).toBeFocused();
  await expect(heading('First')).toHaveAttribute('aria-current', 'location');
  expect(await notes.textBeforeCaret()).toBe('# First');
  await page.reload();
  await expect(heading('First')).toBeVisible();

  await resizeWindow(app, 640, 700);
  await expect(page.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  await expect(heading('First')).toHaveCount(0);
  await page.getByRole('button', { name: 'Outline' }).click();
  await notes.dialog.getByRole('button', { name: 'Second part' }).click();
  await expect(notes.body).toBeFocused();
  expect(await notes.textBeforeCaret()).toBe('## **Second** part');
});
