import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import { makeProfileDir } from './support/profile-dir.ts';

const NOTE_COUNT = 3000;
const BATCH = 100;

/** Adds notes as files that are dropped onto the window. */
async function addNotes(page: Page): Promise<void> {
  await page.evaluate(
    async ({ count, batch }) => {
      for (let from = 0; from < count; from += batch) {
        const files = Array.from({ length: batch }, (_, n) => ({
          name: `Harbour ${from + n}.md`,
          text: `The ferry ${from + n} leaves at noon. ${'Ropes, lamps and bread for the islands. '.repeat(25)}`,
        }));
        const answer = await window.commonplace.invoke('files.addTexts', { files });
        if (!answer.ok) throw new Error(answer.error.code);
      }
    },
    { count: NOTE_COUNT, batch: BATCH },
  );
}

test('[CT16] notes are opened and written while the list is made anew, which says how far it is', async ({ start }) => {
  test.slow();
  const profile = makeProfileDir();
  const first = await start({ profile });
  await addNotes(first.page);
  await first.notes.newNote('Packing list');
  await first.notes.type('Two lamps');
  await first.notes.saved();
  await first.close();
  const [workspace = ''] = readdirSync(path.join(profile, 'workspaces'));
  writeFileSync(path.join(profile, 'workspaces', workspace, 'catalog.db'), 'nothing of a list');

  const second = await start({ profile });
  const progress = second.page.getByRole('progressbar', { name: 'Rebuilding the list' });
  await progress.waitFor();
  await expect(second.notes.title).toHaveText('Packing list');
  await second.notes.body.click();
  await second.notes.press('Control+End');
  await second.notes.type(' and a rope');
  await second.notes.saved();
  expect(await progress.isVisible(), 'the list is still in the making').toBe(true);
  await lookAt(second, 'list-rebuilding');
  await progress.waitFor({ state: 'detached' });
  await expect(second.page.getByText('3,002', { exact: true })).toBeVisible();
  await second.notes.search.fill('ferry 2999');
  await expect(second.notes.rows).toHaveCount(1);
});
