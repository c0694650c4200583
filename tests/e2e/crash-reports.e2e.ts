import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { type StartedApp, test } from './support/app-test.ts';
import { connectFieldsOf } from './support/notes-page.ts';
import { endMain } from './support/end-main.ts';
import { endPage } from './support/page-process.ts';
import { makeProfileDir } from './support/profile-dir.ts';
import { driveAgain } from './support/second-driver.ts';

const ENDED = 'Commonplace ended unexpectedly. Everything saved is here.';

test.describe('after an end of the whole app', () => {
  let profile: string;
  test.beforeEach(() => {
    profile = makeProfileDir();
  });
  test.afterEach(() => fs.rmSync(profile, { recursive: true, force: true }));

  test('[CR7] [CR8] the next start says so once, and leads to a report about it', async ({ start }) => {
    await endMain(await start({ profile }), 'crash');
    const { page, close } = await start({ profile });
    await expect(page.getByText(ENDED)).toBeVisible();
    await page.getByRole('button', { name: 'Details…' }).click();
    const section = page.getByRole('region', { name: 'Crash reports' });
    await expect(section.getByRole('button', { name: 'Save report…' })).toBeFocused();
    await expect(section.getByRole('listitem')).toHaveText(/^Commonplace.* KB$/);
    await close();
    expect(fs.existsSync(path.join(profile, 'browser/running'))).toBe(false);
    const third = await start({ profile });
    await expect.poll(() => fs.existsSync(path.join(profile, 'browser/running'))).toBe(true);
    await expect(third.notes.rows).toHaveCount(1);
    await expect(third.page.getByText(ENDED)).toHaveCount(0);
  });

  test('[CR7] an end from outside is told as well, and keeps what was saved', async ({ start }) => {
    const first = await start({ profile });
    await first.notes.newNote('Killed');
    await first.notes.type('before the end');
    await first.notes.saved();
    await endMain(first, 'kill');
    const { notes } = await start({ profile });
    await expect(notes.page.getByText(ENDED)).toBeVisible();
    await notes.openNote('Killed');
    await expect(notes.body).toHaveText('before the end');
  });
});

test('[CR8] [CR9] a page that crashes leaves a report, saved without its memory unless that is wanted', async ({
  start,
}) => {
  const { app, profile } = await start();
  await endPage(app, 'crash');
  const { notes, leave } = await driveAgain(profile);
  await notes.press('Control+,');
  const section = notes.page.getByRole('region', { name: 'Crash reports' });
  await expect(section.getByRole('listitem')).toHaveText(/^A window.* KB$/);
  const dumpsHere = () => filesBelow(path.join(profile, 'browser/crashes')).filter((name) => name.endsWith('.dmp'));
  expect(dumpsHere()).toHaveLength(1);

  const [plain, whole] = [path.join(profile, 'plain.zip'), path.join(profile, 'whole.zip')];
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showSaveDialog = (): Promise<Electron.SaveDialogReturnValue> =>
        Promise.resolve({ canceled: false, filePath: filePaths.shift() ?? '' });
    },
    [plain, whole],
  );
  await section.getByRole('button', { name: 'Save report…' }).click();
  await expect(section.getByRole('status')).toHaveText('The report is saved.');
  expect(Object.keys(unzipped(plain))).toEqual(['about.json', 'log.jsonl']);
  expect(JSON.parse(unzipped(plain)['about.json'] ?? '')).toMatchObject({
    version: '0.1.0',
    reports: [{ kind: 'window' }],
  });
  expect(unzipped(plain)['log.jsonl']).toContain('page gone: crashed');
  expect(unzipped(plain)['log.jsonl']).not.toContain(profile);

  await section.getByRole('checkbox').check();
  await section.getByRole('button', { name: 'Save report…' }).click();
  await expect.poll(() => fs.existsSync(whole)).toBe(true);
  const [, , dump = ''] = Object.keys(unzipped(whole));
  expect(dump).toMatch(/^dumps\/[0-9a-f-]{36}\.dmp$/);
  expect(unzipped(whole)[dump]).toMatch(/^MDMP/);

  await section.getByRole('button', { name: 'Delete all' }).click();
  await expect(section.getByText('There are none.')).toBeVisible();
  expect(dumpsHere()).toEqual([]);
  await leave();
});

test('[CR10] the log and a report hold no text of a note, no password and no address', async ({ start, server }) => {
  const started = await start();
  const { app, notes, profile } = started;
  const [line] = server.lines;
  if (!line) throw new Error('no line');
  await notes.newNote('canarytitle');
  await notes.type('canarybody');
  await notes.saved();
  await notes.search.fill('canarysearch');
  await notes.press('Escape');
  const fields = connectFieldsOf(server.address('alice', line));
  await notes.openConnect();
  await notes.submitConnect({ ...fields, password: 'canarywrong' });
  await expect(notes.dialog.getByRole('alert')).toBeVisible();
  await notes.submitConnect({ ...fields, server: 'http://canaryhost.invalid', password: 'canaryelsewhere' });
  await expect(notes.dialog.getByRole('alert').first()).toBeVisible();
  await notes.press('Escape');
  await notes.connect(server.address('alice', line));
  line.cut();
  await notes.openNote('canarytitle');
  await notes.type('canarymore');
  await notes.whenStatus(/^Offline/);
  await failEverything(started);
  await endPage(app, 'crash');
  const log = fs.readFileSync(path.join(profile, 'browser/logs/commonplace.log'), 'utf8');
  for (const failure of ['the connection ended', 'canaryfault', 'page gone']) expect(log).toContain(failure);
  for (const secret of [/canary(?!fault)/, fields.password]) expect(log).not.toMatch(secret);

  const file = path.join(profile, 'report.zip');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (): Promise<Electron.SaveDialogReturnValue> =>
      Promise.resolve({ canceled: false, filePath });
  }, file);
  const driver = await driveAgain(profile);
  const saved = await driver.notes.page.evaluate(() => window.commonplace.invoke('crashes.save', { withDumps: false }));
  expect(saved).toEqual({ ok: true, value: { isSaved: true } });
  for (const content of Object.values(unzipped(file))) {
    for (const secret of [/canary(?!fault)/, fields.password, fields.database, /127\.0\.0\.1/, profile])
      expect(content).not.toMatch(secret);
  }
  await driver.leave();
});

/** Asks main for what it must refuse, and has something throw in it outside every promise. */
async function failEverything({ app, page }: StartedApp): Promise<void> {
  await page.evaluate(async () => {
    const ask = (name: string, input: unknown): unknown =>
      Reflect.apply(window.commonplace.invoke, undefined, [name, input]);
    await ask('notes.open', { id: 'canaryid'.padEnd(20, '0') });
    await ask('notes.open', { id: '0'.repeat(20) });
    await ask('notes.edit', { id: '0'.repeat(20), clientId: 7, update: new TextEncoder().encode('canaryupdate') });
    await ask('sync.signIn', { password: 'canarysignin' });
    await ask('canarycommand', 'canaryinput');
  });
  await app.evaluate(() => {
    setTimeout(() => {
      throw new Error('canaryfault');
    });
  });
}

const filesBelow = (dir: string): string[] => fs.readdirSync(dir, { recursive: true, encoding: 'utf8' });

/** The entries of an archive as text. */
function unzipped(file: string): Record<string, string> {
  const entries = Object.entries(unzipSync(new Uint8Array(fs.readFileSync(file))));
  return Object.fromEntries(entries.map(([name, content]) => [name, strFromU8(content)]));
}
