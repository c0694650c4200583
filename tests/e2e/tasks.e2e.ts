import { expect } from '@playwright/test';
import { test } from './support/app-test.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';
import { addressOf, openTogether } from './support/together.ts';

/** The view of all tasks as a person sees it. */
const tasksOf = ({ page }: NotesPage) => ({
  open: () => page.keyboard.press('Control+Shift+y'),
  field: page.getByRole('textbox', { name: 'New task' }),
  box: (name: string) => page.getByRole('checkbox', { name, exact: true }),
  boxes: page.getByRole('region', { name: 'Tasks' }).getByRole('checkbox'),
  left: page.getByRole('region', { name: 'Tasks' }).getByRole('status'),
});
const dayIn = (days: number): string => {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};
const LIST = ['## Bake sale', '', '- [ ] flour @alice', '- [ ] sugar @bob', '- [ ] eggs'].join('\n');

test('[TK60] a box ticked in the list of tasks is ticked in the open note on the other laptop, and the reverse', async ({
  start,
  server,
}) => {
  const [alice, bob] = await openTogether(start, server, LIST);
  const tasks = tasksOf(alice.notes);
  await tasks.open();
  await expect(tasks.boxes).toHaveCount(3);
  await tasks.box('sugar @bob').click();
  const sugar = bob.page.getByRole('checkbox', { name: /sugar/ });
  await expect(sugar).toBeChecked();
  await expect.poll(() => bob.notes.bodyText()).toContain('- [x] sugar @bob');
  await bob.page.getByRole('checkbox', { name: /eggs/ }).click();
  await expect(tasks.box('eggs')).toBeChecked();
  await expect(tasks.left).toHaveText('One task left');

  const theirs = tasksOf(bob.notes);
  await theirs.open();
  await bob.page.getByRole('button', { name: 'Mine' }).click();
  await expect(theirs.boxes).toHaveCount(1);
  await theirs.box('sugar @bob').click();
  await expect(tasks.box('sugar @bob')).not.toBeChecked();

  await alice.page.getByText('flour @alice').dblclick();
  await alice.page.keyboard.press('Control+a');
  await alice.notes.type('rye flour @alice');
  await alice.page.keyboard.press('Enter');
  await bob.page.getByRole('button', { name: 'Mine' }).click();
  await expect(theirs.box('rye flour @alice')).toBeVisible();
});

test('[TK61] clear completed takes the lines out on both laptops, and undo puts them back among what was written', async ({
  start,
  server,
}) => {
  const [alice, bob] = await openTogether(start, server, '- [x] flour\n- [ ] sugar\n- [x] eggs\nlast');
  const tasks = tasksOf(alice.notes);
  await tasks.open();
  await alice.page.getByRole('button', { name: 'Clear completed' }).click();
  await expect.poll(() => bob.notes.bodyText()).toBe('\n- [ ] sugar\nlast');
  await bob.page.keyboard.press('Control+End');
  await bob.notes.type(' words');
  await bob.notes.saved();
  await alice.page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => bob.notes.bodyText()).toBe('- [x] flour\n- [ ] sugar\n- [x] eggs\nlast words');
  await expect(tasks.boxes).toHaveCount(3);
});

test('[TK62] all of it goes by keyboard: add, edit, tick, go to the line', async ({ start }) => {
  const { notes } = await start();
  const tasks = tasksOf(notes);
  await tasks.open();
  await expect(tasks.field).toBeFocused();
  await notes.type('water the plants');
  await notes.press('Enter');
  await expect(tasks.box('water the plants')).toBeVisible();
  await notes.type('call home @me');
  await notes.press('Enter');
  await expect(tasks.boxes).toHaveCount(2);
  await tasks.box('water the plants').focus();
  await notes.press('ArrowDown');
  await expect(tasks.box('call home @me')).toBeFocused();
  await notes.press('Space');
  await expect(tasks.box('call home @me')).toBeChecked();
  await notes.press('ArrowUp', 'F2', 'End');
  await notes.type(' today');
  await notes.press('Enter');
  await expect(tasks.box('water the plants today')).toBeFocused();
  await notes.press('Control+Enter');
  await expect.poll(() => notes.titleText()).toBe(dayIn(0));
  await expect(notes.body).toBeFocused();
  expect(await notes.bodyText()).toBe('- [ ] water the plants today\n- [x] call home @me\n');
  expect(await notes.textBeforeCaret()).toContain('water the plants today');
  await tasks.open();
  await expect(tasks.field).toBeFocused();
  await notes.press('Control+Shift+j');
  await expect.poll(() => notes.titleText()).toBe(dayIn(0));
});

test('[TK63] the tasks of many notes look as they should', async ({ start, server }) => {
  const alice = await start();
  await alice.notes.connect(addressOf(server, 'alice'));
  await alice.notes.newNote('Bake sale');
  await alice.page.keyboard.insertText(
    [
      `- [ ] Buy **flour** and sugar @alice @${dayIn(-2)}`,
      `- [ ] Ask @bob for the big table @${dayIn(0)}`,
      '- [x] Print the posters',
      `- [ ] Count the cash box @${dayIn(9)}`,
    ].join('\n'),
  );
  await alice.notes.saved();
  await alice.notes.newNote('Thesis');
  await alice.page.keyboard.insertText(
    [
      '- [ ] Rewrite the introduction, which says three times what the title has said already, and then says it once more',
      `- [x] Send chapter two to the reader @${dayIn(-7)}`,
      `- [ ] Figures in colour @me @${dayIn(1)}`,
    ].join('\n'),
  );
  await alice.notes.saved();
  const tasks = tasksOf(alice.notes);
  await tasks.open();
  await expect(tasks.boxes).toHaveCount(7);
  await tasks.box('Print the posters').focus();
  await lookAt(alice, 'tasks');
  await alice.page.getByRole('combobox', { name: 'Grouped by' }).selectOption('due');
  await expect(alice.page.getByRole('heading', { name: 'Earlier' })).toBeVisible();
  await lookAt(alice, 'tasks-by-day', [[1280, 800]]);
});

test('[DN20] a template makes notes, and daily notes begin as the daily one', async ({ start }) => {
  const alice = await start();
  const { notes, page } = alice;
  await notes.newNote('Day plan');
  await page.keyboard.insertText('# {{title}}\n\n- [ ] first thing @{{me}} @{{date}}\n');
  await notes.saved();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Use as the template of daily notes' }).click();
  await expect(page.getByText('Daily template')).toBeVisible();
  await expect(notes.rowOf('Day plan')).toHaveCount(0);
  await lookAt(alice, 'template', [[1280, 800]]);
  await notes.press('Control+Shift+j');
  await expect.poll(() => notes.titleText()).toBe(dayIn(0));
  expect(await notes.bodyText()).toBe(`# ${dayIn(0)}\n\n- [ ] first thing @me @${dayIn(0)}\n`);
  await alice.app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File');
    file?.submenu?.items.find(({ label }) => label.startsWith('New &from'))?.click();
  });
  await notes.dialog.getByRole('button', { name: /^Day plan/ }).waitFor();
  await lookAt(alice, 'templates', [[1280, 800]]);
  await notes.dialog.getByRole('button', { name: /^Day plan/ }).click();
  await expect.poll(() => notes.titleText()).toBe('Day plan');
  await expect(notes.rowOf('Day plan')).toHaveCount(1);
});
