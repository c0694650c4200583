import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { createReleaseKeys, createTestFeed, releaseOf, type TestFeed } from '../support/update-feed.ts';
import { type StartedApp, test as base } from './support/app-test.ts';
import type { LaunchedApp } from './support/launch-app.ts';
import { lookAt } from './support/look-at.ts';
import { makeProfileDir } from './support/profile-dir.ts';

const content = new Uint8Array(300_000).fill(7);
const keys = createReleaseKeys();
const notes = `- Notes open twice as fast, also those with ten thousand lines.
- A note that was open on two laptops no longer jumps when the other one types.
- \`Ctrl+Shift+F\` finds words with **accents**, too.`;

interface Feeds {
  feed: TestFeed;
}

const test = base.extend<Feeds>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern which fixtures are needed
  feed: async ({}, use) => {
    const feed = await createTestFeed();
    await use(feed);
    await feed.close();
  },
});

const trialOf = (feed: TestFeed, kind: string): Record<string, string> => ({
  COMMONPLACE_UPDATE_FEED: feed.url,
  COMMONPLACE_UPDATE_KEY: keys.shown,
  COMMONPLACE_UPDATE_KIND: kind,
});

/** Announces a version above every version of the app. */
function announce(feed: TestFeed, kind: string, words = notes): void {
  const { arch } = process;
  feed.announce(releaseOf(content, { version: '999.0.0', notes: words }, { kind, arch }), content, keys);
}

async function checkNow({ page, notes: window }: StartedApp): Promise<void> {
  await page.keyboard.press('Control+,');
  await window.dialog.getByRole('button', { name: 'Check now' }).click();
}

const logOf = ({ profile }: LaunchedApp): string =>
  fs.readFileSync(path.join(profile, 'browser/logs/commonplace.log'), 'utf8');

/** Finds, downloads and agrees, as a person does. */
async function agreeToUpdate(started: StartedApp): Promise<void> {
  const { page, notes: window } = started;
  await checkNow(started);
  await expect(window.dialog.getByText('Version 999.0.0 is out.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Version 999.0.0 is out' }).click();
  await window.dialog.getByRole('button', { name: /^Download/ }).click();
  await window.dialog.getByRole('button', { name: 'Install when I quit' }).click();
  await expect(page.getByRole('button', { name: 'Update at quit' })).toBeVisible();
}

test('[UP12] [UP7] a new version is a quiet notice; it is downloaded, and handed to the installer at quit, when asked to', async ({
  start,
  feed,
}) => {
  announce(feed, 'appimage');
  const profile = makeProfileDir();
  const started = await start({ profile, env: trialOf(feed, 'appimage') });
  const { page, notes: window } = started;
  await checkNow(started);
  await expect(window.dialog.getByText('Version 999.0.0 is out.')).toBeVisible();
  await lookAt(started, 'update-settings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Version 999.0.0 is out' }).click();
  await expect(window.dialog.getByText('finds words with accents, too.')).toBeVisible();
  await lookAt(started, 'update-available');
  expect(feed.asked).toHaveLength(2);
  await window.dialog.getByRole('button', { name: /^Download/ }).click();
  await expect(window.dialog.getByText('is downloaded and checked')).toBeVisible();
  await lookAt(started, 'update-ready');
  await window.dialog.getByRole('button', { name: 'Install when I quit' }).click();
  await expect(page.getByRole('button', { name: 'Update at quit' })).toBeVisible();
  await lookAt(started, 'update-at-quit');
  expect(logOf(started)).not.toContain('installs nothing');
  await started.close();
  const lines = logOf(started).split('\n');
  expect(lines.filter((line) => line.includes('a development build installs nothing'))).toHaveLength(1);
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  fs.rmSync(profile, { recursive: true, force: true });
});

test('[UP7] when the system ends the app, nothing is installed', async ({ start, feed }) => {
  test.skip(process.platform === 'win32', 'Windows has no signals');
  announce(feed, 'appimage');
  const profile = makeProfileDir();
  const started = await start({ profile, env: trialOf(feed, 'appimage') });
  await agreeToUpdate(started);
  const ended = new Promise((resolve) => started.app.process().once('exit', resolve));
  started.app.process().kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(logOf(started)).not.toContain('installs nothing');
  fs.rmSync(profile, { recursive: true, force: true });
});

test('[UP10] where a package manager owns the app, it tells the command and downloads nothing', async ({
  start,
  feed,
}) => {
  // So many notes that they have to be scrolled.
  announce(feed, 'deb', Array.from({ length: 10 }, () => notes).join('\n'));
  const started = await start({ env: trialOf(feed, 'deb') });
  await checkNow(started);
  await started.notes.dialog.getByRole('button', { name: 'What is new…' }).click();
  await expect(started.notes.dialog.getByText('sudo apt install ./commonplace-999.0.0-x64.AppImage')).toBeVisible();
  await lookAt(started, 'update-package-manager');
  expect(feed.asked).toHaveLength(2);
});

test('[UP9] without a feed and a key the app says so and looks nowhere', async ({ start }) => {
  const started = await start();
  await started.page.keyboard.press('Control+,');
  await expect(started.notes.dialog.getByText('This build does not look for updates.')).toBeVisible();
  await expect(started.notes.dialog.getByRole('button', { name: 'Check now' })).toHaveCount(0);
  await lookAt(started, 'settings-without-updates');
});
