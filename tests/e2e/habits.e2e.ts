import fs from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { makeProfileDir } from './support/profile-dir.ts';
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

  await resizeWindow({ app, page }, 640, 700);
  await expect(page.getByRole('button', { name: 'Back to the list' })).toBeVisible();
  await expect(heading('First')).toHaveCount(0);
  await page.getByRole('button', { name: 'Outline' }).click();
  await expect(notes.dialog.getByRole('button', { name: 'First' })).toBeFocused();
  await notes.press('ArrowDown', 'Enter');
  await expect(notes.body).toBeFocused();
  expect(await notes.textBeforeCaret()).toBe('## Second part');
});

test('[IH60] focus mode leaves the note alone, and searching brings everything back', async ({ start }) => {
  const { notes, page } = await start();
  await notes.newNote('Alone');
  await notes.type('first');
  await notes.press('Control+Shift+d');
  await expect(page.getByRole('region', { name: 'Note list' })).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toHaveCount(0);
  await expect(notes.body).toBeFocused();
  await notes.press('Enter', 'Enter');
  await notes.type('second');
  await expect(notes.body.locator('.in-paragraph')).toHaveText('second');
  await notes.press('Control+Shift+f');
  await expect(notes.search).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
});

test('[IH61] font, size and line width hold at once and after a restart', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  const looks = (page: Page): Promise<string> =>
    page.locator('.editor-body .cm-content').evaluate((text) => {
      const { fontFamily, fontSize } = getComputedStyle(text);
      return `${fontFamily.split(',')[0]} ${fontSize}`;
    });
  const usual = await looks(first.page);
  await first.notes.press('Control+,');
  const section = first.page.getByRole('region', { name: 'Text of notes' });
  await section.getByRole('radio', { name: 'Sans serif' }).check();
  await section.getByRole('radio', { name: 'Large' }).check();
  await section.getByRole('radio', { name: 'Wide' }).check();
  const wanted = '"Inter Variable" 20px';
  await expect.poll(() => looks(first.page)).toBe(wanted);
  expect(usual).not.toBe(wanted);
  await first.close();
  const { page } = await start({ profile });
  await expect.poll(() => looks(page)).toBe(wanted);
  fs.rmSync(profile, { recursive: true, force: true });
});

test('[IH62] a line in Hebrew runs from the right between lines from the left', async ({ start }) => {
  const { notes } = await start();
  await notes.newNote('Both');
  await notes.type('left');
  await notes.press('Enter');
  await notes.type('\u05e9\u05dc\u05d5\u05dd');
  const directions = notes.body
    .locator('.cm-line')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).direction));
  expect(await directions).toEqual(['ltr', 'rtl']);
  await notes.press('ArrowLeft', 'ArrowLeft');
  await notes.type('-');
  expect(await notes.bodyText()).toBe('left\n\u05e9\u05dc\u05d5\u05dd-');
});

test('[IH63] a composition goes on while somebody else writes in the same note', async ({ start, server }) => {
  const [aliceLine, bobLine] = server.lines;
  if (!aliceLine || !bobLine) throw new Error('no line');
  const alice = await start();
  await alice.notes.connect(server.address('alice', aliceLine));
  await alice.notes.newNote('Together');
  await alice.notes.type('start ');
  await alice.notes.whenStatus(/^Up to date$/);
  const bob = await start();
  await bob.notes.connect(server.address('bob', bobLine));
  await bob.notes.openNote('Together');
  await expect(bob.notes.body).toHaveText('start ');
  const input = await alice.page.context().newCDPSession(alice.page);
  const compose = (text: string): Promise<unknown> =>
    input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('k');
  await bob.notes.press('Control+Home');
  await bob.notes.type('Hers. ');
  await expect(alice.notes.body).toContainText('Hers. start');
  await compose('か');
  await compose('かん');
  await input.send('Input.insertText', { text: '漢' });
  for (const { notes } of [alice, bob]) await expect(notes.body).toHaveText('Hers. start 漢');
});

test('[IH6] Alt and a click add a caret, and what is typed goes to both', async ({ start }) => {
  const { notes, page } = await start();
  await notes.newNote('Two');
  await page.keyboard.insertText('one\ntwo');
  await notes.press('Control+Home', 'End');
  const line = await notes.body.locator('.cm-line').nth(1).boundingBox();
  if (line === null) throw new Error('no second line');
  await page.keyboard.down('Alt');
  await page.mouse.click(line.x + line.width - 1, line.y + line.height / 2);
  await page.keyboard.up('Alt');
  await notes.type('!');
  expect(await notes.bodyText()).toBe('one!\ntwo!');
});
