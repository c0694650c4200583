import fs from 'node:fs';
import { expect } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
import { holdCommand } from './support/hold-command.ts';
import { makeProfileDir } from './support/profile-dir.ts';

/** Lines of a text that is longer than the screen, each with its number. */
const LONG = Array.from({ length: 100 }, (_, n) => `Line ${n} has **words** in it.`).join('\n\n');

let profile: string;

test.beforeEach(() => {
  profile = makeProfileDir();
});
test.afterEach(() => fs.rmSync(profile, { recursive: true, force: true }));

/** An app that has a long note and is not holding it in memory. */
async function startCold(start: (options: { profile: string }) => Promise<StartedApp>): Promise<StartedApp> {
  const first = await start({ profile });
  await first.notes.newNote('Long');
  await first.page.keyboard.insertText(LONG);
  await first.notes.saved();
  await first.notes.newNote('Other');
  await first.notes.saved();
  await first.close();
  return start({ profile });
}

test('[OP7] a long note is read and written in before its document is there, and nothing typed is lost', async ({
  start,
}) => {
  const app = await startCold(start);
  const { notes } = app;
  const release = await holdCommand(app.app, 'notes.open');
  await notes.rowOf('Long').dblclick();
  await expect(notes.title).toHaveText('Long');
  await expect(notes.body).toBeFocused();
  await expect(notes.body.locator('.md-strong').first()).toBeVisible();
  await notes.type('Early ');
  await expect(notes.page.getByText('Saving…')).toBeVisible();
  await notes.press('ArrowDown', 'ArrowDown', 'End');
  await notes.type(' Also here');
  await notes.title.click();
  await notes.press('End');
  await notes.type(' one');
  await notes.clickBehind('Also here');

  await release();
  await notes.saved();
  await expect(notes.body).toBeFocused();
  await notes.type(', and on.');
  await expect(notes.body).toContainText('Early Line 0 has words in it.');
  await expect(notes.body).toContainText('Line 1 has words in it. Also here, and on.');
  await notes.saved();
  await app.close();

  const again = await start({ profile });
  await expect(again.notes.title).toHaveText('Long one');
  await expect(again.notes.body).toContainText('Early Line 0 has words in it.');
  await expect(again.notes.body).toContainText('Line 1 has words in it. Also here, and on.');
});

test('[OP8] what was typed early can be undone, and a composition goes on when the document comes', async ({
  start,
}) => {
  const app = await startCold(start);
  const { notes } = app;
  const input = await app.page.context().newCDPSession(app.page);
  const compose = (text: string): Promise<unknown> =>
    input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const release = await holdCommand(app.app, 'notes.open');
  await notes.rowOf('Long').dblclick();
  await expect(notes.body).toBeFocused();
  await notes.type('Early ');
  await compose('に');
  await expect(notes.body).toContainText('Early にLine 0');
  await release();
  await notes.saved();
  await compose('にほ');
  await input.send('Input.insertText', { text: '日本' });
  await expect(notes.body).toContainText('Early 日本Line 0');
  await notes.saved();
  for (let step = 0; step < 4; step += 1) await notes.press('Control+z');
  await expect(notes.body).toContainText('Line 0');
  await expect(notes.body).not.toContainText('Early');
  await expect(notes.body).not.toContainText('日本');
  await notes.saved();
});
