import { createHash } from 'node:crypto';
import { type ElectronApplication, expect, type Locator } from '@playwright/test';
import { test } from './support/app-test.ts';
import { give, pasteZeros, pdfOf, pngOf } from './support/files.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';

const hills = pngOf('hills.png', 480, 300);

/** Waits until an image has been read and drawn. */
async function drawn(image: Locator): Promise<void> {
  await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBeGreaterThan(0);
}

const picturesIn = ({ body }: NotesPage): Locator => body.getByRole('img', { name: /\S/ });

/** The system's dialogs and programs answer yes to everything, and note what they were asked. */
async function agreeToAll(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog, shell }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'asked', asked);
    dialog.showMessageBox = ((...args: { message: string }[]) => {
      asked.push(args.at(-1)?.message ?? '');
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as unknown as typeof dialog.showMessageBox;
    shell.openPath = (file: string) => {
      asked.push(file.replace(/^.*[/\\]/, 'opened '));
      return Promise.resolve('');
    };
  });
}

const askedOf = (app: ElectronApplication): Promise<readonly string[]> =>
  app.evaluate(() => Reflect.get(globalThis, 'asked') as string[]);

/** What a server answers about a database, asked as the account in its address. */
async function statusOf(address: string): Promise<number> {
  const { origin, pathname, username, password } = new URL(address);
  const authorization = `Basic ${btoa(`${username}:${password}`)}`;
  return (await fetch(new URL(pathname, origin), { method: 'HEAD', headers: { authorization } })).status;
}

test('[AT50] a pasted picture is shown, resized by its corner in one step, and opened in full size', async ({
  start,
}) => {
  const { notes } = await start();
  const { page } = notes;
  await notes.newNote('Walk');
  await notes.type('Before ');
  await give(notes.body, 'paste', [hills]);
  await expect.poll(() => notes.bodyText()).toMatch(/^Before !\[hills\.png\]\(att:[0-9a-f]{64}\/hills\.png\)$/);
  const before = await notes.bodyText();

  await notes.press('Control+Home');
  const image = picturesIn(notes);
  await drawn(image);
  const box = await image.boundingBox();
  if (box === null) throw new Error('no picture');
  await page.mouse.move(box.x + box.width - 6, box.y + box.height - 6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 106, box.y + box.height - 40, { steps: 5 });
  expect(await notes.bodyText()).toBe(before);
  await page.mouse.up();
  const written = `|${Math.round(box.width - 100)}](att:`;
  await expect.poll(() => notes.bodyText()).toBe(before.replace('](att:', written));
  await expect.poll(async () => Math.round((await image.boundingBox())?.width ?? 0)).toBe(Math.round(box.width - 100));
  await notes.press('Control+z');
  await expect.poll(() => notes.bodyText()).toBe(before);

  await image.click();
  const dialog = page.getByRole('dialog', { name: 'hills.png' });
  await drawn(dialog.getByRole('img', { name: 'hills.png' }));
  await dialog.getByRole('button', { name: 'Actual size' }).click();
  await expect(dialog.getByRole('button', { name: 'Fit the window' })).toBeVisible();
  await notes.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(notes.body).toBeFocused();

  const button = notes.body.getByRole('button', { name: 'hills.png', exact: true });
  await button.focus();
  await notes.press('Enter');
  await drawn(dialog.getByRole('img', { name: 'hills.png' }));
  await notes.press('Escape');
  await expect(button).toBeFocused();
});

test('[AT51] a dropped file is a chip, which opens after one question', async ({ start }) => {
  const { app, notes } = await start();
  await agreeToAll(app);
  await notes.newNote('Papers');
  await notes.type('behind');
  await give(notes.body, 'drop', [pdfOf('report.pdf', 123_000)]);
  await expect.poll(() => notes.bodyText()).toMatch(/^\[report\.pdf\]\(att:[0-9a-f]{64}\/report\.pdf\)behind$/);
  await notes.press('Control+End');
  await notes.body.getByRole('button', { name: /^report\.pdf\s*123 KB$/ }).click();
  await expect.poll(() => askedOf(app)).toEqual([expect.stringContaining('report.pdf'), 'opened report.pdf']);
});

test('[AT52] what another laptop attached says that it is not here yet, and fills itself in', async ({
  start,
  server,
}) => {
  const [{ notes: alice }, { notes: bob }] = [await start(), await start()];
  const [, bobLine] = server.lines;
  if (!bobLine) throw new Error('no line');
  // Only who may make databases can make the one for the files.
  await alice.connect(server.team.address('admin'));
  await expect.poll(() => statusOf(`${server.team.address('admin')}-files`)).toBe(200);
  await bob.connect(server.address('bob', bobLine));
  await alice.newNote('Together');
  await alice.type('Look: ');
  await bob.openNote('Together');
  // What the file will be known by, before any laptop has it: the text is there first.
  const hash = createHash('sha256').update(hills.content).digest('hex');
  await bob.press('Control+End');
  await bob.page.keyboard.insertText(`\n\n![hills](att:${hash}/hills.png)\n\n`);
  await expect(bob.body.getByText('This picture is not here yet. It comes by itself.')).toBeVisible();
  await alice.clickBehind('Look: ');
  await give(alice.body, 'paste', [hills]);
  await expect.poll(() => alice.bodyText()).toContain(`![hills.png](att:${hash}/hills.png)`);
  await expect(picturesIn(bob)).toHaveCount(2);
  for (const image of await picturesIn(bob).all()) await drawn(image);
});

test('[AT53] 101 MB are refused with a sentence, and a large file can be given up', async ({ start }) => {
  const { notes } = await start();
  const { page } = notes;
  await notes.newNote('Films');
  await pasteZeros(notes.body, 'film.mkv', 101);
  await expect(page.getByText('“film.mkv” is too large. Files up to 100 MB can be attached.')).toBeVisible();
  expect(await notes.bodyText()).toBe('');

  await pasteZeros(notes.body, 'talk.mkv', 90);
  await expect(notes.body.getByText('Attaching talk.mkv…')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Attaching talk.mkv' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel attaching' }).click();
  await expect(notes.body.getByText('Attaching talk.mkv…')).toHaveCount(0);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  expect(await notes.bodyText()).toBe('');
});

test('[AT54] attachments look right, light and dark', async ({ start }) => {
  const { app, notes } = await start();
  await notes.newNote('The walk');
  await notes.type('We met at the **bridge** and went up to the hut:\n\n');
  await give(notes.body, 'paste', [hills]);
  await drawn(picturesIn(notes));
  await notes.type('\n\nThe plan is in ');
  await give(notes.body, 'paste', [pdfOf('plan.pdf', 1_234_000)]);
  await expect.poll(() => notes.bodyText()).toContain('plan.pdf)');
  await notes.type(', and the figures in ');
  await give(notes.body, 'paste', [{ ...pdfOf('figures of the whole year.ods', 40_000), type: '' }]);
  await expect.poll(() => notes.bodyText()).toContain('.ods)');
  await notes.page.keyboard.insertText(
    `.\n\n![lost](att:${'0'.repeat(64)}/lost.png)\n\n![A map of the hills](https://maps.example.org/hills.png)\n\nThe end.`,
  );
  await lookAt({ app, page: notes.page }, 'attachments');

  const image = picturesIn(notes);
  await image.hover();
  await lookAt({ app, page: notes.page }, 'attachments-picture-hovered', [[1280, 800]]);
  await notes.press('Control+Home', 'ArrowDown', 'ArrowDown', 'End');
  await lookAt({ app, page: notes.page }, 'attachments-source-shown', [[1280, 800]]);
  await image.click();
  await drawn(notes.dialog.getByRole('img'));
  await lookAt({ app, page: notes.page }, 'attachments-full-size');
  await notes.press('Escape');

  await notes.press('Control+Home');
  await give(notes.body, 'paste', [pngOf('large.png', 1600, 1200)]);
  await notes.press('Control+End');
  const large = notes.body.getByRole('img', { name: 'large.png' });
  await drawn(large);
  await large.click();
  await notes.dialog.getByRole('button', { name: 'large.png' }).click();
  await lookAt({ app, page: notes.page }, 'attachments-actual-size', [[1280, 800]]);
});
