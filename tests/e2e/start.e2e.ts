import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { appUnderTest } from './support/app-under-test.ts';
import { launchApp } from './support/launch-app.ts';
import { contentOf, makeProfileDir } from './support/profile-dir.ts';
import { runApp } from './support/run-app.ts';

test('[SH10] a second launch of a profile ends with code 0 and leaves one window, in front', async () => {
  const launched = await launchApp();
  try {
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const second = await runApp(['--profile', launched.profile]);
    expect(second.code).toBe(0);
    const windows = (): Promise<boolean[]> =>
      launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()));
    await expect.poll(windows).toEqual([false]);
  } finally {
    await launched.close();
  }
});

test('[SH10] two profiles run side by side', async () => {
  const alice = await launchApp();
  const bob = await launchApp();
  try {
    for (const { page } of [alice, bob]) {
      const answer = await page.evaluate(() => window.commonplace.invoke('app.start', undefined));
      expect(answer.ok).toBe(true);
    }
  } finally {
    await Promise.all([alice.close(), bob.close()]);
  }
});

const refusals: readonly [string, Readonly<Record<string, string>>, string][] = [
  ['a folder with foreign files', { 'thesis.md': '# mine' }, 'is not a Commonplace profile'],
  ['the profile of a newer version', { 'profile.json': '{"format":99}' }, 'was written by a newer version'],
  ['a damaged profile.json', { 'profile.json': '{"format' }, 'is not readable'],
];
for (const [title, files, words] of refusals) {
  test(`[SH3] refuses ${title} with a sentence and code 1, and touches nothing in it`, async () => {
    const profile = makeProfileDir(files);
    const { code, stderr } = await runApp(['--profile', profile]);
    expect(stderr).toContain(words);
    expect(code).toBe(1);
    expect(contentOf(profile)).toEqual(files);
    fs.rmSync(profile, { recursive: true });
  });
}

test('[SH3] refuses a read-only folder with a sentence and code 1', async () => {
  test.skip(process.getuid?.() === 0 && appUnderTest().uid === undefined, 'an administrator may write everywhere');
  test.skip(process.platform === 'win32', 'Windows keeps no such mark on folders');
  const profile = makeProfileDir({ 'profile.json': '{"format":1}' });
  fs.chmodSync(profile, 0o555);
  const { stderr, code } = await runApp(['--profile', profile]).finally(() => fs.chmodSync(profile, 0o755));
  expect(stderr).toContain('is read-only');
  expect(code).toBe(1);
  expect(contentOf(profile)).toEqual({ 'profile.json': '{"format":1}' });
  fs.rmSync(profile, { recursive: true });
});

test('[SH11] a page that crashes is loaded again, in a new process', async () => {
  const launched = await launchApp();
  const state = (): Promise<{ pid: number; isShown: boolean }> =>
    launched.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const isShown = contents !== undefined && !contents.isCrashed() && !contents.isLoading();
      return { pid: contents?.getOSProcessId() ?? 0, isShown };
    });
  try {
    const before = await state();
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(async () => (await state()).pid).not.toBe(before.pid);
    await expect.poll(async () => (await state()).pid).toBeGreaterThan(0);
    await expect.poll(async () => (await state()).isShown).toBe(true);
  } finally {
    await launched.close();
  }
});

test('[SH12] SIGTERM closes in order, with code 0', async () => {
  test.skip(process.platform === 'win32', 'Windows has no signals');
  const launched = await launchApp();
  const ended = new Promise((resolve) => launched.app.process().once('exit', (code) => resolve(code)));
  const log = path.join(launched.profile, 'browser/logs/commonplace.log');
  launched.app.process().kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(fs.readFileSync(log, 'utf8')).not.toContain('"level":"error"');
  await launched.close();
});

test('[SH13] an entry of the application menu tells the page what was chosen', async () => {
  const launched = await launchApp();
  try {
    await launched.page.evaluate(() => {
      const chosen: unknown[] = [];
      Reflect.set(window, 'chosen', chosen);
      window.commonplace.subscribe('app.menuChosen', (payload) => chosen.push(payload));
    });
    await launched.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
      for (const label of ['&New note', '&Connect to server…']) items.find((item) => item.label === label)?.click();
    });
    await expect
      .poll(() => launched.page.evaluate(() => Reflect.get(window, 'chosen')))
      .toEqual([{ command: 'new-note' }, { command: 'connect' }]);
  } finally {
    await launched.close();
  }
});
