import { type ElectronApplication, expect, type Locator } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
import type { NotesPage } from './support/notes-page.ts';

async function write({ notes }: StartedApp, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

const boxOf = (notes: NotesPage, name: string): Locator => notes.body.getByRole('checkbox', { name });

/** Answers the question about a link from now on, and keeps what is opened to itself. */
async function answering(app: ElectronApplication, response: number, checkboxChecked = false): Promise<void> {
  await app.evaluate(
    ({ dialog, shell }, answer) => {
      const kept = { asked: [] as string[], opened: [] as string[] };
      Reflect.set(globalThis, 'linksSeen', kept);
      dialog.showMessageBox = async (...given: unknown[]) => {
        const { message } = given.at(-1) as Electron.MessageBoxOptions;
        kept.asked.push(message);
        return answer;
      };
      shell.openExternal = async (url) => void kept.opened.push(url);
    },
    { response, checkboxChecked },
  );
}

const linksSeen = (app: ElectronApplication): Promise<{ asked: string[]; opened: string[] }> =>
  app.evaluate(() => Reflect.get(globalThis, 'linksSeen') as { asked: string[]; opened: string[] });

/** Notes what the page and main give to the clipboard. Reading it back would make main wait for whoever owns it. */
async function watchCopies({ app, page }: StartedApp): Promise<() => Promise<unknown>> {
  await app.evaluate(({ clipboard }) => {
    clipboard.writeText = async (text: string) => void Reflect.set(globalThis, 'copied', text);
  });
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => {
      Reflect.set(window, 'copied', event.clipboardData?.getData('text/plain'));
    });
  });
  return async () =>
    (await app.evaluate(() => Reflect.get(globalThis, 'copied') as unknown)) ??
    (await page.evaluate(() => Reflect.get(window, 'copied') as unknown));
}

test('[LP11] a click ticks a task, leaves the caret where it is, and is taken back by Undo alone', async ({
  start,
}) => {
  const app = await start();
  const { notes } = app;
  await write(app, 'List', '- [ ] salt\n- [ ] bread\n\nand so on');
  await notes.clickBehind('and so');
  await boxOf(notes, 'bread').click();
  await expect(boxOf(notes, 'bread')).toBeChecked();
  expect(await notes.bodyText()).toBe('- [ ] salt\n- [x] bread\n\nand so on');
  await notes.type('!');
  expect(await notes.bodyText()).toBe('- [ ] salt\n- [x] bread\n\nand so! on');
  await notes.press('Control+z');
  await expect(boxOf(notes, 'bread')).toBeChecked();
  await notes.press('Control+z');
  await expect(boxOf(notes, 'bread')).not.toBeChecked();
  await notes.clickBehind('salt');
  await notes.press('Control+Enter');
  await expect(boxOf(notes, 'salt')).toBeChecked();
  await boxOf(notes, 'bread').focus();
  await notes.press('Space');
  await expect(boxOf(notes, 'bread')).toBeChecked();
  await notes.saved();
});

test('[LP2] [LP13] links open by mouse and by key, once main has asked for the host', async ({ start }) => {
  const app = await start();
  const { notes } = app;
  await write(app, 'Links', 'a [way out](https://xn--e1afmkfd.xn--p1ai/a) and [none](javascript:alert(1)) here');
  await answering(app.app, 1);
  const link = notes.body.locator('.lp-link').filter({ hasText: 'way out' });
  await link.hover();
  const card = notes.page.getByRole('tooltip');
  await expect(card.locator('.lp-card-host')).toHaveText('xn--e1afmkfd.xn--p1ai');
  await expect(card).toContainText('https://xn--e1afmkfd.xn--p1ai/a');
  await expect(card).toContainText('Ctrl+click');
  await notes.press('Escape');
  await expect(card).toHaveCount(0);
  await link.click({ modifiers: ['Control'] });
  await expect
    .poll(async () => (await linksSeen(app.app)).asked)
    .toEqual(['Open xn--e1afmkfd.xn--p1ai in your browser?']);
  await answering(app.app, 0, true);
  await link.click({ modifiers: ['Control'] });
  const address = 'https://xn--e1afmkfd.xn--p1ai/a';
  await expect.poll(async () => (await linksSeen(app.app)).opened).toEqual([address]);
  await notes.clickBehind('way');
  await notes.press('Control+Enter');
  await expect.poll(async () => (await linksSeen(app.app)).opened).toEqual([address, address]);
  expect((await linksSeen(app.app)).asked).toHaveLength(1);
  await notes.body
    .locator('.lp-link')
    .filter({ hasText: 'none' })
    .click({ modifiers: ['Control'] });
  await expect(notes.page.getByText('This link is not opened')).toBeVisible();
  expect((await linksSeen(app.app)).opened).toHaveLength(2);
  expect(await notes.bodyText()).toContain('[way out](https://xn--e1afmkfd.xn--p1ai/a)');
});

test('[LP20] what is copied across drawn parts is the Markdown, and so is what the button of code copies', async ({
  start,
}) => {
  const app = await start();
  const { notes } = app;
  const text = '# Title\n\n- [ ] **one**\n\n| a | b |\n| - | - |\n| c | d |\n\n```ts\nlet a;\n```\n\nend';
  await write(app, 'Copy', text);
  const copied = await watchCopies(app);
  await notes.press('Control+a', 'Control+c');
  await expect.poll(copied).toBe(text);
  await notes.press('Control+Home');
  await notes.body.getByRole('button', { name: 'Copy the ts code' }).click();
  await expect.poll(copied).toBe('let a;');
  await expect(notes.page.getByText('Copied.')).toBeVisible();
});

test('[LP16] a formula shows its source when it is clicked or walked into', async ({ start }) => {
  const app = await start();
  const { notes } = app;
  await write(app, 'Formulas', 'before\n\n$$\nx^2\n$$\n\nbetween $y$ and\n\nafter');
  const formulas = notes.body.locator('.katex');
  await expect(formulas).toHaveCount(2);
  await notes.body.locator('.lp-maths-block .katex').click();
  await expect(notes.body).toContainText('$$');
  // In its middle: the first of the boxes that a formula is made of is a point at its corner.
  await notes.body.locator('.lp-maths').click({ position: { x: 5, y: 12 } });
  await expect(notes.body).toContainText('between $y$ and');
  await expect(formulas).toHaveCount(1);
  await notes.press('Control+Home', 'ArrowDown', 'ArrowDown');
  await expect(notes.body).toContainText('$$');
  await notes.press('Control+End');
  await expect(formulas).toHaveCount(2);
});

test('[LP4] [LP7] typing, the mouse and an input method meet marks where the caret is', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await notes.newNote('Typing');
  await notes.type('A **strong** word');
  await expect(notes.body).toHaveText('A strong word');
  await notes.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await expect(notes.body).toHaveText('A **strong** word');
  await notes.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Backspace');
  await notes.type('G');
  expect(await notes.bodyText()).toBe('A **stronG** word'.replace('nG', 'Gg'));
  await notes.press('End');
  await expect(notes.body).toHaveText('A stroGg word');
  await notes.clickBehind('stro');
  expect(await notes.textBeforeCaret()).toBe('A **stro');
  await notes.press('End');
  const cdp = await page.context().newCDPSession(page);
  await notes.type(' ');
  for (const text of ['に', 'にほ', 'にほん']) {
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await cdp.send('Input.insertText', { text: '**日本**' });
  await notes.type(' end');
  expect(await notes.bodyText()).toBe('A **stroGg** word **日本** end');
  await expect(notes.body).toHaveText('A stroGg word 日本 end');
});

test('[LP9] a search shows the marks around its match, and Escape hides them again', async ({ start }) => {
  const app = await start();
  const { notes } = app;
  await write(app, 'Search', 'first\n\na [link](https://example.org/needle) here\n\nlast');
  await notes.press('Control+Home', 'Control+f');
  await notes.type('needle');
  await notes.press('Enter');
  await expect(notes.body).toContainText('[link](https://example.org/needle)');
  await notes.press('Escape');
  await notes.press('Control+End');
  await expect(notes.body).toContainText('a link here');
});

test('[LP10] the source view is remembered', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await write(app, 'Source', '**strong** word\n\nlast');
  await expect(notes.body).toContainText('strong word');
  const source = page.getByRole('button', { name: 'Show Markdown' });
  await source.click();
  await expect(notes.body).toContainText('**strong** word');
  await page.reload();
  await expect(notes.body).toContainText('**strong** word');
  await expect(source).toHaveAttribute('aria-pressed', 'true');
  await source.click();
  await expect(notes.body).not.toContainText('**');
});

test('[LP21] a long note is drawn where it is looked at, tables included', async ({ start }) => {
  const app = await start();
  const { notes } = app;
  const part = (n: number): string => `## Part ${n}\n\nText **${n}**.\n\n| a | b |\n| - | - |\n| cell ${n} | d |\n\n`;
  await write(app, 'Long', Array.from({ length: 120 }, (_, n) => part(n)).join(''));
  await notes.press('Control+Home');
  await expect(notes.body.getByRole('cell', { name: 'cell 0' })).toBeVisible();
  await expect(notes.body.getByRole('cell', { name: 'cell 100' })).toHaveCount(0);
  await notes.press('Control+End');
  await expect(notes.body.getByRole('cell', { name: 'cell 119' })).toBeVisible();
  await expect(notes.body.locator('.cm-line').filter({ hasText: 'Text 119.' })).toBeVisible();
  expect(await notes.body.getByRole('table').count()).toBeLessThan(40);
});

test('[LP14] [LP19] code is coloured and formulas are set within the policy of the page', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await page.evaluate(() => {
    const refused: string[] = [];
    Reflect.set(window, 'refused', refused);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
  });
  const fences = [
    'ts',
    'python',
    'rust',
    'c++',
    'java',
    'go',
    'php',
    'sql',
    'css',
    'html',
    'yaml',
    'bash',
    'ruby',
    'swift',
  ];
  const code = fences.map((language) => `\`\`\`${language}\nif return "a" /* 1 */\n\`\`\`\n`).join('\n');
  await write(app, 'Policy', `A formula $\\sqrt{\\frac{a}{b}}$ here.\n\n${code}`);
  await expect(notes.body.locator('.katex-html')).toBeVisible();
  await expect(notes.body.locator('[class^="code-"]').nth(fences.length)).toBeAttached();
  expect(await page.evaluate(() => document.fonts.check('16px KaTeX_Main'))).toBe(true);
  expect(await page.evaluate(() => Reflect.get(window, 'refused') as string[])).toEqual([]);
});

test('[LP8] two people tick and write in one list, each with the caret where it was', async ({ start, server }) => {
  const [alice, bob] = await Promise.all([start(), start()]);
  const addressOf = (name: 'alice' | 'bob', line: (typeof server.lines)[number] | undefined): string => {
    if (line === undefined) throw new Error('no line');
    return server.address(name, line);
  };
  await alice.notes.connect(addressOf('alice', server.lines[0]));
  await bob.notes.connect(addressOf('bob', server.lines[1]));
  await write(alice, 'Shared list', '- [ ] salt\n- [ ] **bread**\n- [ ] milk');
  await bob.notes.openNote('Shared list');
  await expect(boxOf(bob.notes, 'bread')).toBeVisible();
  await alice.notes.clickBehind('mil');
  await bob.notes.clickBehind('bread');
  const reading = await alice.notes.body.textContent();

  await boxOf(bob.notes, 'salt').click();
  await expect(boxOf(alice.notes, 'salt')).toBeChecked();
  expect(await alice.notes.body.textContent()).toBe(reading);
  await bob.notes.type(' and butter');
  await expect(boxOf(alice.notes, 'bread and butter')).toBeVisible();
  await boxOf(alice.notes, 'milk').click();
  await alice.notes.type('d');
  await expect(boxOf(bob.notes, 'mildk')).toBeChecked();
  const text = '- [x] salt\n- [ ] **bread and butter**\n- [x] mildk';
  await expect.poll(() => alice.notes.bodyText()).toBe(text);
  await expect.poll(() => bob.notes.bodyText()).toBe(text);
  await alice.notes.press('Control+z', 'Control+z');
  await expect(boxOf(bob.notes, 'milk')).not.toBeChecked();
  await expect(boxOf(bob.notes, 'salt')).toBeChecked();
});
