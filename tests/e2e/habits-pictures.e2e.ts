import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { type NotesPage, resizeWindow } from './support/notes-page.ts';

const LETTER = `## Before the trip

Bring **warm** clothes and the *old* map.

- [ ] tickets
- [x] the key of the hut

## On the way

1. Train to the valley
2. Bus to the pass

### At the hut

> Tea first, ==then== the stove.
`;

async function writeLetter(notes: NotesPage): Promise<void> {
  await notes.newNote('The hut');
  await notes.page.keyboard.insertText(LETTER);
  await notes.saved();
}

test('[EE20] the menus of blocks and of days', async ({ start }) => {
  const app = await start();
  await writeLetter(app.notes);
  await app.notes.type('/');
  await expect(app.page.getByRole('listbox', { name: 'What to insert' })).toBeVisible();
  await lookAt(app, 'menu-blocks');
  await app.notes.press('Backspace');
  await app.notes.type('@');
  await expect(app.page.getByRole('option', { name: /^tomorrow/ })).toBeVisible();
  await lookAt(app, 'menu-days');
});

test('[EE20] the toolbar over a selection and pinned', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await writeLetter(notes);
  await notes.clickBehind('warm');
  await notes.press('Control+Shift+ArrowLeft');
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  await lookAt(app, 'toolbar');
  await page.getByRole('button', { name: 'Pin the toolbar' }).click();
  await notes.press('ArrowRight');
  await lookAt(app, 'toolbar-pinned');
});

test('[EE20] the outline beside the note, above it in a narrow window, and empty', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await writeLetter(notes);
  await notes.press('Control+Shift+o');
  await expect(page.getByRole('button', { name: 'At the hut' })).toHaveAttribute('aria-current', 'location');
  await lookAt(app, 'outline');
  await resizeWindow(app, 640, 700);
  await expect(page.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  await notes.press('Control+Shift+o');
  await expect(notes.dialog.getByRole('button', { name: 'On the way' })).toBeVisible();
  await lookAt(app, 'outline-dialog', [[640, 700]]);
  await notes.press('Escape');
  await notes.newNote('Empty');
  await expect(page.getByText(/^No headings yet/)).toBeVisible();
  await lookAt(app, 'outline-empty');
});

test('[EE20] find and replace', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await writeLetter(notes);
  await notes.press('Control+Home', 'Control+f');
  await notes.type('the');
  await notes.press('Enter', 'Enter');
  await expect(page.getByRole('status').filter({ hasText: '2 of' })).toBeVisible();
  await lookAt(app, 'find');
  await notes.press('Control+h');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('(the');
  await expect(page.getByText('Not a regular expression')).toBeVisible();
  await lookAt(app, 'find-replace');
});

test('[EE20] focus mode, and the text in other clothes', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await writeLetter(notes);
  await notes.clickBehind('warm');
  await notes.press('Control+Shift+d');
  await expect(page.getByRole('region', { name: 'Note list' })).toHaveCount(0);
  await lookAt(app, 'focus-mode');
  await notes.press('Control+Shift+d', 'Control+,');
  const section = page.getByRole('region', { name: 'Text of notes' });
  await section.getByRole('radio', { name: 'Sans serif' }).check();
  await section.getByRole('radio', { name: 'Small' }).check();
  await section.scrollIntoViewIfNeeded();
  await lookAt(app, 'settings-text');
});
