import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { openTogether } from './support/together.ts';

const pane = (page: Page) => page.getByRole('complementary', { name: 'History' });
const versions = (page: Page) => pane(page).getByRole('list', { name: 'Versions of this note' }).getByRole('button');
const shown = (page: Page) => page.getByRole('article', { name: /^The note on/ });

async function saveVersion(page: Page, name: string): Promise<void> {
  await pane(page)
    .getByRole('button', { name: /^Save a version/ })
    .click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(versions(page).first()).toContainText(name);
}

test('[VS2] [VS15] [VS16] [VS8] [VS18] a text that was cleared is had back from the history, by keyboard', async ({
  start,
}) => {
  const app = await start();
  const { notes, page } = app;
  await notes.newNote('Garden');
  await page.keyboard.insertText('Sow the peas in March, in rows.\n\nWater them every second day, never at noon.\n');
  await notes.saved();
  await notes.press('Control+Shift+h');
  await expect(pane(page)).toContainText('No versions yet');
  await saveVersion(page, 'As planned');
  await notes.body.click();
  await notes.press('Control+Home', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
  await notes.type('Plant the ');
  await notes.press('Control+End');
  await notes.type('Pick them in June.');
  await notes.saved();
  await saveVersion(page, 'With the harvest');
  await notes.body.click();
  await notes.press('Control+a', 'Delete');
  await notes.saved();
  await expect(notes.body).not.toContainText('peas');
  await expect(pane(page)).toContainText(/versions, \d+ KB/);

  await versions(page).first().press('Enter');
  await expect(shown(page)).toBeVisible();
  await notes.press('End', 'Home');
  await expect(shown(page).locator('ins').first()).toBeVisible();
  await expect(versions(page).first()).toHaveAttribute('aria-current', 'true');
  await lookAt(app, 'history');
  await shown(page).getByRole('radio', { name: 'With now' }).check();
  await expect(shown(page).locator('del').first()).toContainText('peas');
  await shown(page).getByRole('textbox').click();
  await notes.press('Alt+ArrowDown');
  await lookAt(app, 'history-now', [[1280, 800]]);
  await shown(page).getByRole('button', { name: 'Restore all' }).press('Enter');
  await expect(notes.body).toContainText('Pick them in June.');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(notes.body).not.toContainText('peas');
});

test('[VS9] a passage that is selected in a version comes back alone', async ({ start }) => {
  const { notes, page } = await start();
  await notes.newNote('Trip');
  await page.keyboard.insertText('Bring a tent.\n\nBring two ropes.\n\nBring a lamp.');
  await notes.saved();
  await notes.press('Control+Shift+h');
  await saveVersion(page, 'All of it');
  await notes.body.click();
  await notes.press('Control+a', 'Delete');
  await notes.type('Take the train.');
  await notes.saved();
  await versions(page).filter({ hasText: 'All of it' }).press('Enter');
  await shown(page).getByRole('radio', { name: 'With now' }).check();
  const text = shown(page).getByRole('textbox');
  await text.getByText('Bring two ropes.').click({ clickCount: 3 });
  await shown(page).getByRole('button', { name: 'Restore the selection' }).press('Enter');
  await expect(page.getByText('The passage is back.')).toBeVisible();
  await shown(page).getByRole('button', { name: 'Back to the note' }).press('Enter');
  await expect(notes.body).toContainText('Bring two ropes.');
  await expect(notes.body).toContainText('Take the train.');
  await expect(notes.body).not.toContainText('lamp');
});

test('[VS14] [VS10] [VS8] a version with a name reaches the other laptop; going back keeps what is written there', async ({
  start,
  server,
}) => {
  const [alice, bob] = await openTogether(start, server, 'The ship sails at noon.\n\nThe crew is on board.');
  await alice.notes.press('Control+Shift+h');
  await saveVersion(alice.page, 'Agreed');
  await bob.notes.press('Control+Shift+h');
  await expect(versions(bob.page).filter({ hasText: 'Agreed' })).toContainText('alice');
  await alice.notes.body.click();
  await alice.notes.press('Control+Home', 'Control+Delete', 'Control+Delete');
  await alice.notes.type('No ship ');
  await expect(bob.notes.body).toContainText('No ship');
  await bob.notes.body.click();
  await bob.notes.press('Control+End');
  await bob.notes.type(' All but one.');
  await expect(alice.notes.body).toContainText('All but one.');
  await versions(bob.page).filter({ hasText: 'Agreed' }).press('Enter');
  await lookAt(bob, 'history-shared', [[1280, 800]]);
  await shown(bob.page).getByRole('button', { name: 'Restore all' }).press('Enter');
  await expect(alice.notes.body).toContainText('The ship sails at noon.');
});

test('[VS12] a note that was deleted for good comes back as a new one', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await notes.newNote('Diary');
  await notes.type('Dear diary');
  await notes.saved();
  await notes.press('Control+Shift+h');
  await saveVersion(page, 'Today');
  await page.getByRole('button', { name: 'Move to the Trash' }).click();
  await page.getByRole('button', { name: 'Trash', exact: true }).press('Enter');
  await notes.rowOf('Diary').click();
  await page.getByRole('button', { name: 'Delete for good…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(notes.rows).toHaveCount(0);
  await notes.press('Control+p');
  await page.getByRole('combobox').fill('>deleted for good');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Notes deleted for good' });
  await expect(dialog.getByRole('button', { name: 'Bring back Diary' })).toBeVisible();
  await lookAt(app, 'history-erased', [[1280, 800]]);
  await dialog.getByRole('button', { name: 'Bring back Diary' }).press('Enter');
  await expect(notes.body).toContainText('Dear diary');
  await expect(notes.title).toContainText('Diary');
});
