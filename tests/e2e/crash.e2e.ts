import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { endPage } from './support/page-process.ts';
import { makeProfileDir } from './support/profile-dir.ts';
import { runApp } from './support/run-app.ts';
import { driveAgain } from './support/second-driver.ts';
import { watchScreen } from './support/what-was-shown.ts';

/** How far behind the text the caret may come back: what was typed within the last moments of a page. */
const MISSED_LETTERS = 3;
const RELOADED = 'This window was reloaded after a fault. Everything saved is here.';

test('[CR1] [CR2] a page that dies while somebody types loses nothing that was shown as saved, and goes on where it was', async ({
  start,
}) => {
  const { app, notes, profile } = await start();
  await notes.newNote('Crashing');
  let written = '';
  for (const [round, way] of (['crash', 'kill', 'kill', 'crash'] as const).entries()) {
    const driver = await driveAgain(profile);
    await expect(driver.notes.title).toHaveText('Crashing');
    await expect(driver.notes.body).toBeFocused();
    const shown = await watchScreen(driver.notes);
    const text = `${round}:first words, ${'then the quick brown fox jumps over the lazy dog '.repeat(8)}`;
    await driver.notes.type(text.slice(0, 14));
    await expect.poll(() => shown.saved).toBe(`${written}${text.slice(0, 14)}`);
    const typing = driver.notes.type(text.slice(14)).catch(() => undefined);
    await expect.poll(() => shown.text.length, { intervals: [5] }).toBeGreaterThan(written.length + 40 + 10 * round);
    await endPage(app, way);
    await typing;
    await driver.leave();

    const again = await driveAgain(profile);
    await expect(again.notes.page.getByText(RELOADED)).toBeVisible();
    await expect(again.notes.body).toContainText(`${round}:first words,`);
    const found = await again.notes.bodyText();
    expect(found.startsWith(shown.saved)).toBe(true);
    expect(`${written}${text}`.startsWith(found)).toBe(true);
    // The last places of the caret may be lost with the process that wrote them.
    const beforeCaret = await again.notes.textBeforeCaret();
    expect(found.startsWith(beforeCaret)).toBe(true);
    expect(found.length - beforeCaret.length).toBeLessThanOrEqual(MISSED_LETTERS);
    await again.notes.press('Control+End');
    written = found;
    await again.leave();
  }
});

test('[CR3] main outlives a fault of its own, and says so once', async ({ start }) => {
  const { app, notes, profile } = await start();
  const fail = (message: string) =>
    app.evaluate((_electron, words) => {
      setTimeout(() => {
        throw new Error(words);
      });
    }, message);
  await fail('first planted fault');
  const message = notes.page.getByText(/^Something went wrong inside Commonplace/);
  await expect(message).toBeVisible();
  const reference = /under (\w+)\.$/.exec(await message.innerText())?.[1] ?? 'none';
  await fail('second planted fault');
  await expect.poll(() => logOf(profile)).toContain('second planted fault');
  expect(logOf(profile)).toMatch(new RegExp(`uncaught exception, reference ${reference}.*first planted fault`));
  await notes.newNote('Still here');
  await notes.saved();
  await expect(message).toHaveCount(1);
});

test('[CR4] another process that ends is noted, and the app goes on', async ({ start }) => {
  test.skip(process.platform !== 'linux', 'looks into /proc');
  const { app, notes, profile } = await start();
  const network = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ serviceName }) => serviceName?.includes('Network'))?.pid,
  );
  if (network === undefined) throw new Error('no network service');
  process.kill(network, 'SIGKILL');
  await expect.poll(() => logOf(profile)).toMatch(/process gone: network\S*, killed/);
  await notes.newNote('Still here');
  await notes.saved();
});

const logOf = (profile: string): string => fs.readFileSync(path.join(profile, 'browser/logs/commonplace.log'), 'utf8');

test('[CR13] an engine that cannot be opened ends the app with a sentence and code 1', async () => {
  const profile = makeProfileDir({ 'profile.json': '{"format":1}', workspaces: 'not a folder' });
  const { code, stderr } = await runApp(['--profile', profile]);
  expect(stderr).toContain('Commonplace could not start. The log in its profile folder says why.');
  expect(code).toBe(1);
  fs.rmSync(profile, { recursive: true });
});

test('[CR14] an app with a worker that cannot be ended writes everything down, ends all the same, and says so in the log', async ({
  start,
}) => {
  const profile = makeProfileDir();
  const { app, notes, close } = await start({ profile });
  await app.evaluate(() => {
    process.getBuiltinModule('node:worker_threads').Worker.prototype.terminate = () => new Promise(() => undefined);
  });
  await notes.newNote('Stuck');
  await notes.type('written before the end');
  await notes.saved();
  await close();
  expect(logOf(profile)).toContain('a worker could not be ended');
  const again = await start({ profile });
  await expect(again.notes.body).toHaveText('written before the end');
});
