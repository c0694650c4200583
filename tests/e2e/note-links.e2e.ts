import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';

const option = (page: Page, name: string | RegExp) =>
  page.getByRole('listbox', { name: 'What to insert' }).getByRole('option', { name });
const linkedFrom = (page: Page) => page.getByRole('region', { name: /^Linked from/ });
const missing = (notes: NotesPage) => notes.body.locator('.lp-note-link-missing');

async function write(notes: NotesPage, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

test('[NL11] a link is chosen, followed and answered by keyboard alone', async ({ start }) => {
  const { notes, page } = await start();
  await write(notes, 'Garden plan', 'What grows where.\n\n## Beds\n\nFive of them.');
  await notes.newNote('Week');
  await notes.type('On Monday read [[gar');
  await expect(option(page, /^Garden plan/)).toHaveAttribute('aria-selected', 'true');
  await notes.press('Enter');
  await expect.poll(() => notes.bodyText()).toBe('On Monday read [[Garden plan]]');
  await notes.press('Control+z');
  expect(await notes.bodyText()).toBe('On Monday read [[gar]]');
  await notes.press('Control+Shift+Z', 'Control+Enter');
  await expect.poll(() => notes.titleText()).toBe('Garden plan');
  await expect(notes.body).toBeFocused();
  await notes.press('Control+Shift+o');
  const entry = linkedFrom(page).getByRole('button', { name: /^Week/ });
  await expect(entry).toHaveText(/On Monday read Garden plan/);
  await entry.focus();
  await notes.press('Enter');
  await expect.poll(() => notes.titleText()).toBe('Week');
});

test('[NL12] a link with a heading leads to it, also by Ctrl and a click', async ({ start }) => {
  const { notes, page } = await start();
  await write(notes, 'Long', `${'text\n\n'.repeat(80)}## The end\n\nlast words`);
  await write(notes, 'Short', 'See [[long#the end|how it ends]].\n\n');
  await notes.body.getByText('how it ends').click({ modifiers: ['Control'] });
  await expect.poll(() => notes.titleText()).toBe('Long');
  await expect.poll(() => notes.textBeforeCaret()).toBe('## The end');
  await expect(notes.body.getByText('last words')).toBeInViewport();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('[NL13] a link to a note that is not there is drawn so, and makes it when it is followed or chosen', async ({
  start,
}) => {
  const app = await start();
  const { notes, page } = app;
  await write(notes, 'Kitchen', 'Tomorrow [[Soup]], then [[Kitchen]].\n\n');
  await expect(missing(notes)).toHaveText(['Soup']);
  await notes.clickBehind('Sou');
  await notes.press('Control+Enter');
  await expect.poll(() => notes.titleText()).toBe('Soup');
  await notes.openNote('Kitchen');
  await expect(missing(notes)).toHaveCount(0);
  await notes.press('Control+End');
  await notes.type('and [[Bread');
  await expect(option(page, 'New note “Bread”')).toBeVisible();
  await notes.press('Enter');
  await expect(notes.rowOf('Bread')).toBeVisible();
  expect(await notes.titleText()).toBe('Kitchen');
});

test('[NL15] the pointer over a link shows the note that it leads to', async ({ start }) => {
  const { notes, page } = await start();
  await write(notes, 'Garden plan', 'What grows where this year.');
  await write(notes, 'Week', 'Read [[garden plan|it]] and [[Nothing]].\n\n');
  await notes.body.getByText('it', { exact: true }).hover();
  await expect(page.getByRole('tooltip')).toHaveText(/^Garden planWhat grows where this year\./);
  await notes.body.getByText('Nothing').hover();
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('[NL35] tags are completed, and Ctrl and a click lists the notes that bear one', async ({ start }) => {
  const { notes, page } = await start();
  await write(notes, 'One', 'about the #garden/spring\n');
  await write(notes, 'Two', 'a garden without a sign\n');
  await notes.newNote('Three');
  await notes.type('more of #gar');
  await expect(option(page, /^#garden\/spring/)).toBeVisible();
  await notes.press('Enter');
  await notes.type(' here');
  await notes.saved();
  await notes.body.getByText('#garden/spring').click({ modifiers: ['Control'] });
  await expect(notes.search).toHaveValue('#garden/spring ');
  await expect(notes.rows).toHaveCount(2);
  await notes.search.fill('#gard');
  await expect(notes.rowOf('Two')).toHaveCount(0);
  await expect(notes.rows).toHaveCount(2);
});

test('[NL14] what one writes on one laptop is completed on the other: titles, links back, names', async ({
  start,
  server,
}) => {
  const [aliceLine, bobLine] = server.lines;
  if (!aliceLine || !bobLine) throw new Error('no line');
  const alice = await start();
  await alice.notes.connect(server.address('alice', aliceLine));
  await write(alice.notes, 'Plan of alice', 'hers');
  await alice.notes.whenStatus(/^Up to date$/);
  const bob = await start();
  await bob.notes.connect(server.address('bob', bobLine));
  await bob.notes.newNote('Answer');
  await bob.notes.type('ask @al');
  await expect(option(bob.page, /^alice/)).toBeVisible();
  await bob.notes.press('Enter');
  await bob.notes.type(' about [[plan');
  await expect(option(bob.page, /^Plan of alice/)).toBeVisible();
  await bob.notes.press('Enter');
  expect(await bob.notes.bodyText()).toBe('ask @alice about [[Plan of alice]]');
  await alice.notes.openNote('Plan of alice');
  await alice.notes.press('Control+Shift+o');
  await expect(linkedFrom(alice.page).getByRole('button', { name: /^Answer/ })).toHaveText(
    /ask @alice about Plan of alice/,
  );
});

test('[EE20] links, tags, names and what links here, as they look', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await write(notes, 'Garden plan', 'What grows where this year.\n');
  await write(notes, 'Garden tools', 'Spades, forks and two watering cans.\n');
  await write(notes, 'Week', 'On Monday read the [[Garden plan]] with @alice before it rains.\n');
  await write(notes, 'Shopping', 'Seeds for the [[garden plan|beds]] and string. #garden\n');
  await write(
    notes,
    'Letter',
    'Dear all,\n\nthe [[Garden plan]] is done, [[Greenhouse]] is not. Ask @alice about #garden/spring and #money.\n\n- [ ] read [[Garden tools|the list of tools]]\n\n',
  );
  await expect(missing(notes)).toHaveText(['Greenhouse']);
  await lookAt(app, 'links');
  await notes.press('Control+End');
  await notes.type('See [[gard');
  await expect(option(page, /^New note/)).toBeVisible();
  await lookAt(app, 'menu-links');
  await notes.press('Escape');
  await notes.type('en]] #gar');
  await expect(option(page, /^#garden/).first()).toBeVisible();
  await lookAt(app, 'menu-tags');
  await notes.press('Escape', 'Control+Shift+o');
  await expect(linkedFrom(page)).toContainText('Type [[');
  await lookAt(app, 'backlinks-none', [[1280, 800]]);
  await notes.openNote('Garden plan');
  await expect(linkedFrom(page).getByRole('button')).toHaveCount(3);
  await lookAt(app, 'backlinks', [[1280, 800]]);
});
