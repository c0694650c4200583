import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { connectFieldsOf, type NotesPage } from './support/notes-page.ts';

const recipe = `Enough for **four**, in *one* pot.

## What goes in

- [x] 400 g lentils
- [ ] 2 onions, \`finely\` cut
- [ ] a spoon of cumin

> Better on the second day.

1. Fry the onions.
2. Add the rest and wait.
`;

async function writeSomeNotes(notes: NotesPage): Promise<void> {
  const texts: readonly (readonly [string, string])[] = [
    ['Reading list', 'Three novels, and the manual of the kettle'],
    ['', 'A thought without a title'],
    ['A title that is so long that no list of notes on any screen could ever show all of it', 'short'],
    ['Minutes of Monday', 'Present: Alice, Bob, Carol'],
  ];
  for (const [title, text] of texts) {
    await notes.newNote(title);
    await notes.type(text);
  }
  await notes.newNote('Lentil soup');
  await notes.page.keyboard.insertText(recipe);
  await notes.saved();
}

test('[EE20] the main window, with notes', async ({ start }) => {
  const app = await start();
  await lookAt(app, 'welcome');
  await writeSomeNotes(app.notes);
  await lookAt(app, 'notes');
});

test('[EE20] search: what is found, and nothing', async ({ start }) => {
  const app = await start();
  await writeSomeNotes(app.notes);
  await app.notes.press('Control+Shift+F');
  await app.notes.type('no');
  await expect(app.notes.rows.locator('mark').first()).toBeVisible();
  await lookAt(app, 'search');
  await app.notes.search.fill('quokka');
  await expect(app.page.getByText('Nothing found')).toBeVisible();
  await lookAt(app, 'search-nothing');
});

test('[EE20] the Trash, with a note and empty, and a list without notes', async ({ start }) => {
  const app = await start();
  const { page } = app;
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await expect(page.getByText('The Trash is empty')).toBeVisible();
  await lookAt(app, 'trash-empty');
  await page.getByRole('button', { name: /^All notes/ }).click();
  await app.notes.rows.first().click();
  await page.getByRole('button', { name: 'Move to the Trash' }).click();
  await expect(page.getByText('No notes yet')).toBeVisible();
  await lookAt(app, 'empty');
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await app.notes.rows.first().click();
  await expect(page.getByText('This note is in the Trash.')).toBeVisible();
  await lookAt(app, 'trash');
});

test('[EE20] the connect dialog: empty, with a problem, with a question', async ({ start, server }) => {
  const app = await start();
  const { notes } = app;
  await writeSomeNotes(notes);
  const fields = connectFieldsOf(server.team.address('alice'));
  await notes.openConnect();
  await lookAt(app, 'connect');
  await notes.submitConnect({ ...fields, password: 'wrong' });
  await expect(notes.dialog.getByRole('alert')).toBeVisible();
  await lookAt(app, 'connect-problem');
  await notes.submitConnect(fields);
  await expect(notes.dialog.getByRole('button', { name: 'Copy and connect' })).toBeVisible();
  await lookAt(app, 'connect-question');
});

test('[EE20] the status, in every state that a person meets', async ({ start, server }) => {
  const app = await start();
  const { notes } = app;
  await notes.chip.click();
  await lookAt(app, 'status-local');
  await notes.press('Escape');
  const [line] = server.lines;
  if (!line) throw new Error('no line');
  await notes.connect(server.address('alice', line));
  await notes.newNote('Minutes of Monday');
  await notes.whenStatus(/^Up to date$/);
  await notes.chip.click();
  await lookAt(app, 'status-up-to-date');
  await notes.press('Escape');
  line.cut();
  await notes.openNote('Minutes of Monday');
  await notes.type('written on the train');
  await notes.whenStatus(/^Offline, \d+ edits? waiting$/);
  await notes.chip.click();
  await lookAt(app, 'status-offline');
});
