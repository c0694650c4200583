import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { type ElectronApplication, expect, type Locator } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';
import { makeProfileDir } from './support/profile-dir.ts';

/** The words that are marked in a text, in order. */
const marksIn = (text: Locator): Locator => text.locator('.spelling-mistake');

/** A box shows what main has kept, so it changes a moment after the click. */
async function setCheckbox(box: Locator, isChecked: boolean): Promise<void> {
  await expect(box).toBeVisible();
  if ((await box.isChecked()) !== isChecked) await box.click();
  await expect(box).toBeChecked({ checked: isChecked });
}

/** Chooses the languages in the settings, as a person does. */
async function chooseLanguages({ page }: NotesPage, names: readonly string[]): Promise<void> {
  await page.keyboard.press('Control+,');
  for (const name of ['American English', 'British English', 'Dutch']) {
    await setCheckbox(page.getByRole('checkbox', { name }), names.includes(name));
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** From now on native menus are not shown; the entry with this label is chosen in each. Their labels are remembered. */
async function choosing(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    Menu.prototype.popup = function (this: Electron.Menu, options): void {
      Reflect.set(
        globalThis,
        'shownLabels',
        this.items.map((item) => item.label || item.role || item.type),
      );
      this.items.find((item) => item.label === wanted)?.click();
      options?.callback?.();
    };
  }, label);
}

const shownLabels = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (Reflect.get(globalThis, 'shownLabels') as string[] | undefined) ?? []);

/** How many worker threads main has. */
const workersOf = (app: ElectronApplication): Promise<number> =>
  app.evaluate(() => (process.report.getReport() as unknown as { workers: unknown[] }).workers.length);

async function writeNote({ notes }: StartedApp, title: string, ...lines: readonly string[]): Promise<void> {
  await notes.newNote(title);
  for (const [index, line] of lines.entries()) {
    if (index > 0) await notes.press('Enter');
    await notes.type(line);
  }
  await notes.type(' ');
}

test('[SP14] [SP3] wrong words are marked in the language of their paragraph, and code and links are not', async ({
  start,
}) => {
  const app = await start();
  await chooseLanguages(app.notes, ['American English', 'Dutch']);
  await writeNote(
    app,
    'Some seperate words',
    'Please recieve our invitation to the colorful party on Friday, and see `teh` http://exampel.org #speling',
    'De fietsenstaling bij het ziekenhuis was vanochtend vol, zo’n drukte is het ’s ochtends vaak',
  );
  await expect(marksIn(app.notes.body)).toHaveText(['recieve', 'fietsenstaling']);
  await expect(marksIn(app.notes.title)).toHaveText(['seperate']);
});

test('[SP26] the cell of a table that is written in shows its mistakes, with their menu', async ({ start }) => {
  const app = await start();
  const { notes } = app;
  await chooseLanguages(notes, ['American English']);
  await notes.newNote('Prices');
  await notes.page.keyboard.insertText(
    'What we pay\n\n| item | price |\n| --- | --- |\n| bread | low |\n\nThat is all',
  );
  const cell = notes.body.getByRole('cell', { name: 'bread' });
  await cell.click();
  await notes.press('End');
  await notes.type(' we recieve daily');
  const marks = marksIn(notes.body);
  await expect(marks).toHaveText(['recieve']);
  await choosing(app.app, 'receive');
  await marks.click({ button: 'right' });
  await expect.poll(() => notes.bodyText()).toContain('| bread we receive daily | low |');
  await expect(marks).toHaveCount(0);
  await notes.type('!');
  await expect.poll(() => notes.bodyText()).toMatch(/receive(?:!| daily!)/);
});

test('[SP20] the menu over a mistake offers what was meant, by mouse and by key, and Undo takes the choice back', async ({
  start,
}) => {
  const app = await start();
  const { notes } = app;
  await chooseLanguages(notes, ['American English']);
  await writeNote(app, 'Menu', 'We recieve the post at noon and seperate it');
  await expect(marksIn(notes.body)).toHaveText(['recieve', 'seperate']);
  await choosing(app.app, 'receive');
  await marksIn(notes.body).first().click({ button: 'right' });
  await expect(notes.body).toContainText('We receive the post at noon');
  expect((await shownLabels(app.app)).slice(0, 2)).toEqual(['receive', 'relieve']);
  expect(await shownLabels(app.app)).toEqual(expect.arrayContaining(['Add to Dictionary', 'Language of This Note']));
  await expect(marksIn(notes.body)).toHaveText(['seperate']);
  await notes.press('Control+z');
  expect(await notes.bodyText()).toBe('We recieve the post at noon and seperate it ');

  await notes.press('Control+Home', 'F7', 'F7');
  await expect.poll(() => notes.page.evaluate(() => String(document.getSelection()))).toBe('seperate');
  await choosing(app.app, 'separate');
  await notes.press('Shift+F10');
  await expect(notes.body).toContainText('and separate it');
  await choosing(app.app, '');
  await notes.clickBehind('post');
  await notes.body.locator('.cm-line').click({ button: 'right', position: { x: 5, y: 5 } });
  await expect.poll(() => shownLabels(app.app)).not.toContain('Add to Dictionary');
});

test('[SP10] [SP11] a learnt word stays after a restart, one to ignore does not', async ({ start }) => {
  const profile = makeProfileDir();
  const first = await start({ profile });
  await chooseLanguages(first.notes, ['American English']);
  await writeNote(first, 'Learn', 'The quokka met another wombatt today');
  await expect(marksIn(first.notes.body)).toHaveText(['quokka', 'wombatt']);
  await choosing(first.app, 'Add to Dictionary');
  await marksIn(first.notes.body).first().click({ button: 'right' });
  await expect(marksIn(first.notes.body)).toHaveText(['wombatt']);
  await choosing(first.app, 'Ignore Until Restart');
  await marksIn(first.notes.body).first().click({ button: 'right' });
  await expect(marksIn(first.notes.body)).toHaveCount(0);
  await first.notes.saved();
  await first.close();
  expect(fs.readFileSync(path.join(profile, 'personal-words.txt'), 'utf8')).toBe('quokka\n');

  const again = await start({ profile });
  await again.notes.openNote('Learn');
  await expect(marksIn(again.notes.body)).toHaveText(['wombatt']);
  await again.notes.press('Control+,');
  await again.page.getByRole('button', { name: 'Forget quokka' }).click();
  await again.notes.press('Escape');
  await expect(marksIn(again.notes.body)).toHaveText(['quokka', 'wombatt']);
  await again.close();
  fs.rmSync(profile, { recursive: true, force: true });
});

test('[SP7] [SP18] switched off, nothing is marked and no dictionary is in memory', async ({ start }) => {
  const app = await start();
  await chooseLanguages(app.notes, ['American English', 'Dutch']);
  await writeNote(app, 'Off', 'We recieve the post');
  await expect(marksIn(app.notes.body)).toHaveText(['recieve']);
  const before = await workersOf(app.app);
  await app.notes.press('Control+,');
  await setCheckbox(app.page.getByRole('checkbox', { name: 'Check spelling while I write' }), false);
  await app.notes.press('Escape');
  await expect(marksIn(app.notes.body)).toHaveCount(0);
  await expect.poll(() => workersOf(app.app)).toBe(before - 2);
  await app.notes.press('Control+End');
  await app.notes.type('and seperate it ');
  await app.notes.saved();
  expect(await workersOf(app.app)).toBe(before - 2);
});

test('[SP23] nothing tries to reach the network for it', async ({ start }) => {
  const calls: string[] = [];
  const canary = net.createServer((socket) => {
    socket.once('data', (data) => {
      calls.push(data.toString('latin1').split('\r\n', 1)[0] ?? '');
      socket.destroy();
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const { port } = canary.address() as AddressInfo;
  const profile = makeProfileDir();
  const args = [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'];
  const first = await start({ profile, args });
  await writeNote(first, 'First start', 'Nothing yet');
  await first.close();
  const app = await start({ profile, args });
  await chooseLanguages(app.notes, ['American English', 'British English', 'Dutch']);
  await writeNote(app, 'Canary', 'We recieve the post');
  await expect(marksIn(app.notes.body)).toHaveText(['recieve']);
  await choosing(app.app, 'receive');
  await marksIn(app.notes.body).first().click({ button: 'right' });
  await expect(app.notes.body).toContainText('We receive the post');
  expect(calls).toEqual([]);
  // What does use the network meets the canary.
  await app.app.evaluate(({ session }) =>
    session
      .fromPartition('canary')
      .fetch('http://dictionaries.invalid/')
      .catch(() => undefined),
  );
  await expect.poll(() => calls).toContain('GET http://dictionaries.invalid/ HTTP/1.1');
  await app.close();
  canary.close();
  fs.rmSync(profile, { recursive: true, force: true });
});

test('[EE20] marked mistakes, and the spelling settings', async ({ start }) => {
  const profile = makeProfileDir();
  const before = await start({ profile });
  await before.close();
  const dir = path.join(profile, 'dictionaries');
  fs.mkdirSync(dir);
  for (const [name, text] of Object.entries({ 'xx.aff': 'SET UTF-8\n', 'xx.dic': 'none\n' })) {
    fs.writeFileSync(path.join(dir, name), text);
  }
  fs.writeFileSync(path.join(profile, 'spelling.json'), '{"format":1,"isOn":true,"languages":["en-US","nl","xx"]}');
  fs.writeFileSync(path.join(profile, 'personal-words.txt'), 'quokka\nAlkmaarse\n');
  const app = await start({ profile });
  await writeNote(
    app,
    'A note with mistaks',
    '# Wat er onmiddelijk moet gebeuren vandaag',
    '',
    'Please recieve **our seperate** invitation, `teh` code stays. #speling',
    '',
    '> De fietsenstaling bij het ziekenhuis was vol.',
  );
  await expect(marksIn(app.notes.body)).toHaveText(['onmiddelijk', 'recieve', 'seperate', 'fietsenstaling']);
  await expect(marksIn(app.notes.title)).toHaveText(['mistaks']);
  await lookAt(app, 'spelling');
  await app.notes.press('Control+,');
  await expect(app.page.getByText('not a Hunspell dictionary')).toBeVisible();
  await lookAt(app, 'spelling-settings');
  await app.close();
  fs.rmSync(profile, { recursive: true, force: true });
});
