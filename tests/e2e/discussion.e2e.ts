import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';
import { openTogether } from './support/together.ts';

const log = ({ page }: NotesPage) => page.getByRole('log', { name: 'Messages' });
const message = (notes: NotesPage, name: string) => log(notes).getByRole('article', { name });
const names = (notes: NotesPage) =>
  log(notes)
    .getByRole('article')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));

async function openPane(notes: NotesPage): Promise<void> {
  await notes.press('Control+Shift+m');
  await log(notes).waitFor();
}

async function say(notes: NotesPage, text: string): Promise<void> {
  await notes.page.getByRole('textbox', { name: 'Write a message' }).click();
  await notes.page.keyboard.insertText(text);
  await notes.press('Enter');
}

test('[DI19] two people talk beside a note, one without a network for a while', async ({ start, server }) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, 'We travel on Monday.');
  await openPane(alice);
  await say(alice, 'Shall we take the **train**?');
  await message(alice, 'You: Shall we take the **train**?').waitFor();
  // Bob has not opened the pane: the button, and the row in the list, count.
  const button = bob.page.getByRole('button', { name: 'Discussion, 1 unread' });
  await button.waitFor();
  await expect(bob.page.getByRole('option', { name: /One unread message/ })).toHaveCount(1);
  await openPane(bob);
  await expect(log(bob).getByText('train')).toHaveJSProperty('tagName', 'STRONG');
  await expect(button).toHaveCount(0);

  for (const line of server.lines.slice(1)) line.cut();
  await bob.page.getByRole('button', { name: 'Answer alice' }).click();
  await bob.page.keyboard.insertText('Yes, at nine');
  await bob.press('Enter');
  await expect(message(bob, 'You: Yes, at nine').getByText('Not sent yet')).toBeVisible();
  await say(alice, 'Or the night train');
  await message(alice, 'You: Or the night train').waitFor();
  for (const line of server.lines.slice(1)) line.restore();
  // Neither had seen the other's: the smaller name is first, on both screens.
  await expect
    .poll(() => names(bob), { timeout: 30_000 })
    .toEqual(['alice: Shall we take the **train**?', 'alice: Or the night train', 'You: Yes, at nine']);
  await expect
    .poll(() => names(alice))
    .toEqual(['You: Shall we take the **train**?', 'You: Or the night train', 'bob: Yes, at nine']);
  await expect(log(bob).getByText('Not sent yet')).toHaveCount(0);

  await message(bob, 'alice: Or the night train').getByRole('button', { name: 'React' }).click();
  await bob.page.getByRole('button', { name: '🎉' }).click();
  await alice.page.getByRole('button', { name: '🎉 1 by bob' }).waitFor();
});

test('[DI22] a comment on a text follows it while the other edits, and is resolved', async ({ start, server }) => {
  const [{ notes: alice }, { notes: bob }] = await openTogether(start, server, 'We travel on Monday at nine.');
  await alice.body.getByText('Monday').dblclick({ position: { x: 110, y: 10 } });
  await alice.press('Control+Alt+m');
  await alice.page.locator('q').first().waitFor();
  const quote = (await alice.page.locator('q').first().textContent()) ?? '';
  await alice.page.keyboard.insertText('Sure?');
  await alice.press('Enter');
  const marked = (notes: NotesPage) => notes.body.locator('.cm-commented');
  await expect(marked(bob)).toHaveText(quote);
  await bob.press('Control+Home');
  await bob.type('Now: ');
  await expect(alice.body).toContainText('Now: We travel');
  await expect(marked(alice)).toHaveText(quote);
  await expect(marked(bob)).toHaveText(quote);
  await marked(bob).click();
  await message(bob, 'alice: Sure?').getByRole('button', { name: 'Resolve' }).click();
  await expect(marked(alice)).toHaveCount(0);
  await alice.page.getByText('Resolved by bob').waitFor();
});

test('[DI12] the search finds a note by a word of its discussion', async ({ start }) => {
  const { notes } = await start();
  await notes.newNote('Harbour');
  await notes.type('boats');
  await notes.saved();
  await openPane(notes);
  await say(notes, 'The pelican is back');
  await message(notes, 'You: The pelican is back').waitFor();
  await notes.search.fill('pelic');
  await expect(notes.page.getByRole('option')).toHaveCount(1);
  await expect(notes.page.getByRole('option')).toContainText('The pelican is back');
  await expect(notes.page.getByRole('option')).toContainText('Harbour');
});

test('[DI19] the pane and the room have a picture in every look, and nobody is left out', async ({ start, server }) => {
  const [app, { notes: bob }] = await openTogether(start, server, 'We travel on Monday, and are back on Thursday.');
  const { notes: alice } = app;
  await openPane(bob);
  await say(bob, 'I have asked for **four** seats:\n\n- two at the window\n- two in the aisle');
  await say(bob, '@alice, is `coach 12` right? See [[Together]] and https://example.org/plan');
  await openPane(alice);
  await alice.page.getByRole('button', { name: 'Answer bob' }).first().click();
  await alice.page.keyboard.insertText('Four it is. ~~Three~~ would not do.');
  await alice.press('Enter');
  await message(bob, 'alice: Four it is. ~~Three~~ would not do.').waitFor();
  await message(alice, 'You: Four it is. ~~Three~~ would not do.').getByRole('button', { name: 'React' }).click();
  await alice.page.getByRole('button', { name: '👍' }).click();
  await say(bob, 'Then it is settled.');
  await message(alice, 'bob: Then it is settled.').waitFor();
  await alice.page.getByRole('textbox', { name: 'Write a message' }).click();
  await lookAt(app, 'discussion', [[1280, 800]]);
  await alice.press('Control+Shift+m');
  await alice.page.getByRole('navigation').getByRole('button', { name: 'Discussion' }).click();
  await say(alice, 'Welcome to the room.');
  await message(alice, 'You: Welcome to the room.').waitFor();
  await lookAt(app, 'discussion-room');
});
