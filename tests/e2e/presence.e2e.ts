import { expect, type Locator } from '@playwright/test';
import { LiveDatabase } from '../support/live-database.ts';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';
import { openTogether } from './support/together.ts';

const TEXT = [
  'Doors at seven, speeches after the second room is full.',
  'The choir sings from the gallery while the lights stay off.',
  '| Time | Room |\n| --- | --- |\n| 18:30 | Light check |\n| 19:00 | Doors |',
  'The end.',
].join('\n\n');

const discOf = ({ page }: NotesPage, name: string): Locator => page.getByRole('button', { name: `Follow ${name}` });
const caretOn = ({ page }: NotesPage): Locator => page.locator('.cm-remote-caret');

test.beforeEach(async ({ server }) => {
  await new LiveDatabase(server.team.address('admin')).make();
});

test('[LV9] [LV6] [LV7] others are seen where they are, and are gone when they leave or lose the network', async ({
  start,
  server,
}) => {
  const [alice, bob] = await openTogether(start, server, TEXT);
  await expect(discOf(alice.notes, 'bob')).toBeVisible();
  await bob.notes.clickBehind('The choir');
  const movedMs = Date.now();
  await expect(caretOn(alice.notes)).toHaveText('bob');
  expect(Date.now() - movedMs).toBeLessThan(1000);
  await expect(caretOn(alice.notes)).toHaveClass(/cm-remote-named/);
  // The name goes when nobody moves, and the caret stays.
  await expect(caretOn(alice.notes)).not.toHaveClass(/cm-remote-named/);
  await expect(caretOn(alice.notes)).toHaveCount(1);

  await bob.notes.press('Shift+End');
  await alice.notes.press('Control+Home');
  await lookAt(alice, 'presence');
  await alice.page.getByRole('button', { name: '1 other person here' }).click();
  await expect(alice.notes.dialog.getByRole('button', { name: 'In “Together”' })).toBeVisible();
  await lookAt(alice, 'presence-people');
  await alice.notes.press('Escape');

  // In a drawn table it is the cell that is framed.
  await bob.notes.body.getByRole('cell', { name: 'Light check' }).click();
  await expect(alice.page.locator('.cm-remote-cell')).toBeVisible();
  const [frame, cell] = await Promise.all([
    alice.page.locator('.cm-remote-cell').boundingBox(),
    alice.notes.body.getByRole('cell', { name: 'Light check' }).boundingBox(),
  ]);
  expect(Math.abs((frame?.x ?? 0) - (cell?.x ?? 99))).toBeLessThan(3);
  expect(Math.abs((frame?.y ?? 0) - (cell?.y ?? 99))).toBeLessThan(3);
  await lookAt(alice, 'presence-table');

  const [, line] = server.lines;
  line?.blackHole();
  const lostMs = Date.now();
  await expect(caretOn(alice.notes)).toHaveCount(0, { timeout: 10_000 });
  expect(Date.now() - lostMs).toBeLessThan(10_000);
  line?.restore();
  await expect(caretOn(alice.notes)).toHaveCount(1);
  await bob.close();
  await expect(discOf(alice.notes, 'bob')).toHaveCount(0, { timeout: 3000 });
});

test('[LV10] following somebody keeps their caret in sight until one scrolls', async ({ start, server }) => {
  const long = Array.from({ length: 150 }, (_, n) => `Line ${n} of many.`).join('\n\n');
  const [alice, bob] = await openTogether(start, server, long);
  await expect(discOf(alice.notes, 'bob')).toBeVisible();
  await bob.notes.press('Control+Home');
  await discOf(alice.notes, 'bob').click();
  await expect(discOf(alice.notes, 'bob')).toHaveAttribute('aria-pressed', 'true');
  await expect(alice.notes.body.getByText('Line 0 of many.')).toBeInViewport();
  await bob.notes.press('Control+End');
  await bob.notes.type(' Here.');
  await expect(alice.notes.body.getByText('Here.')).toBeInViewport();
  await alice.notes.body.hover();
  await alice.page.mouse.wheel(0, -2000);
  await expect(discOf(alice.notes, 'bob')).toHaveAttribute('aria-pressed', 'false');
  await bob.notes.press('Control+Home');
  await expect(alice.notes.body.getByText('Line 0 of many.')).not.toBeInViewport();
});

test('[LV11] who is here is said when somebody asks, and never by itself', async ({ start, server }) => {
  const [alice, bob] = await openTogether(start, server, TEXT);
  await expect(discOf(alice.notes, 'bob')).toBeVisible();
  const said = alice.page.getByRole('status').getByText('bob is in this note.');
  await bob.notes.type('x');
  await expect(said).toHaveCount(0);
  await alice.notes.press('Control+p');
  await alice.notes.type('>who is here');
  await alice.notes.press('Enter');
  await expect(said).toBeVisible();
  await expect(alice.notes.rowOf('Together').getByRole('img', { name: 'bob is in this note' })).toBeVisible();
});
