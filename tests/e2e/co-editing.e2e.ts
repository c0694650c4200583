import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import type { NotesPage } from './support/notes-page.ts';
import { openTogether } from './support/together.ts';

const lines = (count: number, word: string): string =>
  Array.from({ length: count }, (_, n) => `${word} ${n} with words in it.`).join('\n\n');

/** Where a line is on the screen, in pixels from the top of the window; undefined while it is not there. */
async function topOf(notes: NotesPage, words: string): Promise<number | undefined> {
  const line = notes.body.locator('.cm-line').filter({ hasText: words }).first();
  const box = await line.boundingBox({ timeout: 1000 }).catch(() => null);
  return box === null ? undefined : Math.round(box.y);
}

/** Where a line is once nothing moves any more. */
async function settledTop(notes: NotesPage, words: string): Promise<number> {
  let last: number | undefined;
  let calm = 0;
  await expect
    .poll(async () => {
      const top = await topOf(notes, words);
      calm = top !== undefined && top === last ? calm + 1 : 0;
      last = top;
      return calm;
    })
    .toBeGreaterThan(3);
  return last ?? 0;
}

/** The whole text has arrived when the status bar counts as much. */
const countOn = (notes: NotesPage): Promise<string> =>
  notes.page
    .locator('.count')
    .first()
    .textContent()
    .then((text) => text ?? '');

test('[LP41] what others write above moves nothing on the screen', async ({ start, server }) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, lines(120, 'Line'));
  // Reading, with the focus elsewhere.
  await alice.press('Control+f');
  await alice.type('Line 60 ');
  await alice.press('Enter', 'Escape');
  await alice.search.focus();
  const read = await settledTop(alice, 'Line 60 ');
  await bob.press('Control+Home');
  await bob.page.keyboard.insertText(`${lines(50, 'First')}\n\n`);
  await expect.poll(() => countOn(alice)).toBe(await countOn(bob));
  expect(Math.abs((await settledTop(alice, 'Line 60 ')) - read)).toBeLessThan(2);

  // Writing, with the caret in a line in the middle.
  await alice.clickBehind('Line 60 with words');
  await alice.type('y');
  const written = await settledTop(alice, 'Line 60 ');
  await bob.press('Control+Home');
  await bob.page.keyboard.insertText(`${lines(50, 'Second')}\n\n`);
  await alice.type('es');
  await expect.poll(() => countOn(alice)).toBe(await countOn(bob));
  expect(Math.abs((await settledTop(alice, 'Line 60 ')) - written)).toBeLessThan(2);
  expect(await alice.textBeforeCaret()).toMatch(/Line 60 with wordsyes$/);
});

test('[LP42] selection and open menu stay when another device writes, and undo is one’s own', async ({
  start,
  server,
}) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, 'one two three\n\nlast');
  await alice.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await alice.press('Control+Shift+ArrowRight');
  const selected = (): Promise<string> => alice.page.evaluate(() => document.getSelection()?.toString().trim() ?? '');
  expect(await selected()).toBe('one two three');
  await bob.press('Control+Home');
  await bob.type('zero ');
  await expect(alice.body).toContainText('zero one two three');
  expect(await selected()).toBe('one two three');

  await alice.press('Control+End', 'Enter', 'Enter');
  await alice.type('/');
  const menu = alice.page.getByRole('listbox', { name: 'What to insert' });
  await expect(menu).toBeVisible();
  await bob.press('Control+Home');
  await bob.type('minus ');
  await expect(alice.body).toContainText('minus zero one two three');
  await expect(menu).toBeVisible();
  await alice.press('Escape', 'Backspace');
  await alice.type('mine');
  await bob.type('more ');
  await expect(alice.body).toContainText('minus more zero');
  await alice.press('Control+z');
  await expect(alice.body).not.toContainText('mine');
  await expect(alice.body).toContainText('minus more zero one two three');
  await expect(bob.body).not.toContainText('mine');
});
