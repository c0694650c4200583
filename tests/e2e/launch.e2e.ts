import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
import { appUnderTest } from './support/app-under-test.ts';
import { makeProfileDir } from './support/profile-dir.ts';
import { NotesPage } from './support/notes-page.ts';
import { runApp } from './support/run-app.ts';

/** Starts the app a second time on the profile of a running one, and waits until that has handed over. */
async function launchAgain({ profile }: StartedApp, ...args: readonly string[]): Promise<void> {
  expect(await runApp(['--profile', profile, ...args])).toMatchObject({ code: 0 });
}

/** A folder with files that the app's user can read; removed with the temporary folder of the test. */
function makeFiles(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-files-')));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    fs.writeFileSync(path.join(dir, name), content);
  }
  spawnSync('chmod', ['-R', 'go+rX', dir]);
  return dir;
}

/** The id of the note on screen, as the list marks it. */
async function idOf(page: Page, title: string): Promise<string> {
  const answer = await page.evaluate(() =>
    window.commonplace.invoke('notes.list', { view: 'all', query: '', offset: 0, limit: 50 }),
  );
  const row = answer.ok ? answer.value.rows.find((each) => each.title === title) : undefined;
  if (row === undefined) throw new Error(`no note ${title}`);
  return row.id;
}

const button = ({ notes }: StartedApp, name: string) => notes.dialog.getByRole('button', { name, exact: true });

test('[LA5] --help and --version print and end, without a profile', async () => {
  const profile = makeProfileDir();
  const version = await runApp(['--version', '--profile', profile]);
  expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Commonplace \d+\.\d+\.\d+\S*\n$/) });
  const help = await runApp(['--help', '--profile', profile]);
  expect(help.code).toBe(0);
  expect(help.stdout).toContain('--safe-mode');
  expect(fs.readdirSync(profile)).toEqual([]);
  fs.rmSync(profile, { recursive: true });
});

test('[LA1] an unknown option ends with a sentence and code 2, without a profile', async () => {
  const profile = makeProfileDir();
  const { code, stderr } = await runApp(['--profile', profile, '--new-notes']);
  expect(stderr).toContain('Commonplace: There is no option --new-notes. Try --help.');
  expect(code).toBe(2);
  expect(fs.readdirSync(profile)).toEqual([]);
  fs.rmSync(profile, { recursive: true });
});

test('[LA6][LA10] a second launch makes a new note, or one to be written in at once', async ({ start }) => {
  const app = await start();
  await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await launchAgain(app, '--new-note');
  await expect.poll(() => app.notes.hasFocus(app.notes.title)).toBe(true);
  expect(
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((each) => each.isMinimized())),
  ).toEqual([false]);
  await app.notes.type('Shopping');
  await app.notes.saved();
  const shown = app.app.waitForEvent('window');
  await launchAgain(app, '--quick-capture');
  const quick = new NotesPage(await shown);
  await expect.poll(() => quick.hasFocus(quick.body)).toBe(true);
  await quick.type('a thought');
  await expect(app.notes.rows).toHaveCount(3);
  expect(await app.notes.titleText()).toBe('Shopping');
});

test('[LA7] what the first launch asks for waits for the page, and a reload repeats nothing', async ({ start }) => {
  const app = await start({ args: ['--new-note', '--no-first-run'] });
  await expect.poll(() => app.notes.hasFocus(app.notes.title)).toBe(true);
  await app.notes.type('Made at the start');
  await app.notes.saved();
  await expect(app.notes.rows).toHaveCount(2);
  await app.page.reload();
  await app.notes.ready();
  await expect.poll(() => app.notes.titleText()).toBe('Made at the start');
  await expect(app.notes.rows).toHaveCount(2);
});

test('[LA8] a link to a note opens it after a yes', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await notes.newNote('Lentil soup');
  await notes.newNote('Other');
  await notes.saved();
  const id = await idOf(page, 'Lentil soup');
  await launchAgain(app, `commonplace://note/${id}`);
  await expect(notes.dialog.getByText('Open the note “Lentil soup”?')).toBeVisible();
  expect(await notes.titleText()).toBe('Other');
  await button(app, 'Cancel').click();
  expect(await notes.titleText()).toBe('Other');
  await launchAgain(app, `commonplace://note/${id}`);
  await button(app, 'Open').click();
  await expect.poll(() => notes.titleText()).toBe('Lentil soup');
  await launchAgain(app, `commonplace://note/${'0'.repeat(20)}`);
  await expect(notes.dialog.getByText('This note is not in the workspace Personal.')).toBeVisible();
});

test('[LA3] a hostile link does nothing but a message', async ({ start }) => {
  const app = await start();
  const before = await app.notes.titleText();
  const links = [
    `commonplace://note/${'0'.repeat(20)}?open=1`,
    'commonplace://evil.example/note/00000000000000000000',
    'commonplace://join#<script>alert(1)</script>',
    'commonplace://note/../../../etc/passwd',
    'file://evil.example/share/a.md',
  ];
  await launchAgain(app, ...links);
  const message = app.page.getByText('This link is not one Commonplace understands.');
  await expect(message).toHaveCount(links.length);
  expect(await app.notes.dialog.count()).toBe(0);
  expect(await app.notes.titleText()).toBe(before);
  const log = fs.readFileSync(path.join(app.profile, 'browser/logs/commonplace.log'), 'utf8');
  expect(log).toContain('a link or path without meaning was ignored');
  expect(log).not.toContain('evil.example');
});

test('[LA9] an invitation opens a dialog about it', async ({ start }) => {
  const app = await start();
  await launchAgain(app, 'commonplace://join#abcDEF_-09');
  await expect(app.notes.dialog.getByText('This invite is damaged or incomplete.')).toBeVisible();
});

test('[LA11][LA15] a file becomes a note after a yes, and Undo takes it back', async ({ start }) => {
  const app = await start();
  const dir = makeFiles({ 'To do.md': '# Tomorrow\r\n\r\nWater the plants.\r\n' });
  await launchAgain(app, path.join(dir, 'To do.md'));
  await expect(app.notes.dialog.getByText('Add “To do.md” to your notes?')).toBeVisible();
  await expect(app.notes.rows).toHaveCount(1);
  await button(app, 'Add').click();
  await expect(app.page.getByText('Added 1 note.')).toBeVisible();
  await expect.poll(() => app.notes.titleText()).toBe('Tomorrow');
  expect(await app.notes.bodyText()).toBe('# Tomorrow\n\nWater the plants.\n');
  await expect(app.notes.rows).toHaveCount(2);
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(app.notes.rows).toHaveCount(1);
  await expect(app.page.getByText('This note is in the Trash.')).toBeVisible();
  fs.rmSync(dir, { recursive: true });
});

test('[LA11][LA12] a folder at the start of the app becomes many notes', async ({ start }) => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`days/${n}.md`, `Day ${n}`]));
  const dir = makeFiles({
    ...many,
    'photo.jpg': 'x',
    '.hidden/x.md': 'x',
    'odd.txt': new Uint8Array([0xff, 0xfe]),
  });
  const app = await start({ args: [dir] });
  const name = path.basename(dir);
  await expect(app.notes.dialog.getByText(`Add 41 Markdown files from the folder “${name}”?`)).toBeVisible();
  await expect(app.notes.dialog.getByText('1 other file is left out: not text, a link, or too many.')).toBeVisible();
  await button(app, 'Add').click();
  await expect(app.page.getByText('Added 40 notes. Left out: “odd.txt” (not UTF-8 text).')).toBeVisible();
  await expect(app.page.getByText('41', { exact: true }).first()).toBeVisible();
  fs.rmSync(dir, { recursive: true });
});

test('[LA26] more files than can be handed over are refused, and the running app is left alone', async ({ start }) => {
  const app = await start();
  const files = Array.from({ length: 300 }, (_, n) => path.join(os.tmpdir(), `${'x'.repeat(95)}${n}.md`));
  const { code, stderr } = await runApp(['--profile', app.profile, ...files]);
  expect(stderr).toContain('That is too much to open at once.');
  expect(code).toBe(2);
  // As many as can be are handed over, whole.
  await launchAgain(app, ...files.slice(0, 140));
  await expect(app.notes.dialog.getByRole('button', { name: 'Close' }).first()).toBeVisible();
  await app.notes.press('Escape');
  await app.notes.newNote('Still here');
});

test('[LA17] files dropped from the desktop are offered and never take the place of the window', async ({ start }) => {
  const app = await start();
  const dir = makeFiles({ 'Trip/one.md': '# One', 'Trip/two.md': 'Two', 'Trip/photo.jpg': 'x', 'todo.txt': 'x' });
  const address = app.page.url();
  const driver = await app.page.context().newCDPSession(app.page);
  const files = [path.join(dir, 'Trip'), path.join(dir, 'todo.txt')];
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await driver.send('Input.dispatchDragEvent', { type, x: 800, y: 300, data });
  }
  await expect(app.notes.dialog.getByText('Add 3 Markdown files from the folder “Trip”?')).toBeVisible();
  await button(app, 'Add').click();
  await expect(app.page.getByText('Added 3 notes.')).toBeVisible();
  await expect.poll(() => app.notes.titleText()).toBe('One');
  await expect(app.notes.rows).toHaveCount(4);
  expect(app.page.url()).toBe(address);
  fs.rmSync(dir, { recursive: true });
});

test('[LA20] safe mode has no network, restores nothing, and says so', async ({ start, server }) => {
  const profile = makeProfileDir();
  const app = await start({ profile });
  await app.notes.newNote('Open at the end');
  await app.notes.saved();
  await app.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 700, height: 500 }),
  );
  await expect.poll(() => fs.existsSync(path.join(profile, 'browser/windows.json'))).toBe(true);
  await app.close();

  const safe = await start({ profile, args: ['--safe-mode'] });
  await expect(safe.page.getByText(/^Safe mode: nothing is sent or received\./)).toBeVisible();
  await expect(safe.page.getByText('No note is open')).toBeVisible();
  const width = await safe.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds().width);
  expect(width).toBeGreaterThan(1000);
  const [line] = server.lines;
  if (!line) throw new Error('no line');
  await expect(safe.notes.connect(server.address('alice', line))).rejects.toThrow('Safe mode has no network.');
  expect(line.traffic).toEqual({ up: 0, down: 0 });
  await safe.close();
  fs.rmSync(profile, { recursive: true });
});

test('[LA21][LA22] the window returns to its place, with the note that was open', async ({ start }) => {
  const profile = makeProfileDir();
  const app = await start({ profile });
  await app.notes.newNote('Open at the end');
  await app.notes.saved();
  const wanted = { x: 60, y: 40, width: 900, height: 620 };
  await app.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), wanted);
  const boundsOf = (started: StartedApp) =>
    started.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(() => boundsOf(app)).toEqual(wanted);
  await app.close();
  const again = await start({ profile });
  await expect.poll(() => boundsOf(again)).toEqual(wanted);
  await expect.poll(() => again.notes.titleText()).toBe('Open at the end');
  await again.close();
  fs.writeFileSync(path.join(profile, 'browser/windows.json'), '{"bounds":{"x":90000,"y":0,"width":9e9}}');
  const usual = await start({ profile });
  await expect.poll(async () => (await boundsOf(usual))?.width).toBeGreaterThan(1000);
  await usual.close();
  fs.rmSync(profile, { recursive: true });
});

test('[LA18] no other user of the computer can look into a profile', async ({ start }) => {
  test.skip(process.getuid?.() !== 0, 'only root can become another user');
  const app = await start();
  await app.notes.newNote('Private');
  await app.notes.saved();
  const read = (uid: number, place: string) =>
    spawnSync('setpriv', [`--reuid=${uid}`, '--clear-groups', 'ls', path.join(app.profile, place)]).status;
  const owner = appUnderTest().uid ?? 0;
  for (const place of ['', 'profile.json', 'workspaces', 'browser/logs/commonplace.log']) {
    expect(read(owner, place)).toBe(0);
    expect(read(65_534, place)).not.toBe(0);
  }
});

test('[LA19] the profile of another user is refused with a sentence and code 1', async () => {
  const { uid } = appUnderTest();
  test.skip(uid === undefined, 'needs root and an unprivileged user for the app');
  const profile = makeProfileDir({ 'profile.json': '{"format":1}' });
  fs.chownSync(profile, 65_534, 65_534);
  fs.chmodSync(profile, 0o777);
  const { code, stderr } = await runApp(['--profile', profile]);
  expect(stderr).toContain('belongs to another user of this computer');
  expect(code).toBe(1);
  fs.rmSync(profile, { recursive: true });
});
