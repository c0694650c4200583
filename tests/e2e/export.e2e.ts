import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { textOfPdf } from './support/pdf-text.ts';
import { type StartedApp, test } from './support/app-test.ts';
import { clipboardOf } from './support/clipboard.ts';
import { lookAt } from './support/look-at.ts';

const picturesDir = path.join(import.meta.dirname, '../../test-results/pictures');

/** A note with one of everything. */
const TEXT = `---
status: draft
---
The paper covers *emphasis*, **strong words**, ~~struck ones~~, ==marked ones==, H~2~O, x^2^, \`inline code\` and a link to
[the example site](https://example.org/). It mentions [[Garden plan]] and #spring, and says more below[^1].

## What to bring

- Seeds
  - Beans
  - Peas
- A spade

1. Dig
2. Sow
3. Water

- [x] Order the seeds
- [ ] Borrow a spade

> Who plants a garden believes in tomorrow.

> [!tip] Before it rains
> Sow in the evening, and cover the bed.

> [!warning] Frost
> Not before the middle of May.

### Costs

| What   | Pieces | Price |
| ------ | :----: | ----: |
| Beans  |   2    |  3.20 |
| Spade  |   1    | 18.00 |

\`\`\`ts
/** How much water a bed takes, in litres. */
export const litres = (squareMetres: number): number => squareMetres * 10;
const message = \`\${litres(4)} litres\`;
\`\`\`

The area of a round bed is $A = \\pi r^2$, and more generally

$$
\\int_0^{2\\pi} \\frac{r(\\varphi)^2}{2} \\, d\\varphi = \\sum_{k=1}^{n} a_k
$$

<b onclick="alert(1)">HTML stays text.</b>

[^1]: Footnotes stand at the end, with a *way back*.
`;

/** Answers the app's next save dialogs with these places. */
async function answerSaveDialogs({ app }: StartedApp, places: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showSaveDialog = (): Promise<Electron.SaveDialogReturnValue> => {
        const filePath = filePaths.shift() ?? '';
        return Promise.resolve({ canceled: filePath === '', filePath });
      };
    },
    [...places],
  );
}

/** Writes a note as a paste of plain text does: at once. */
async function writeNote({ notes }: StartedApp, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.body.evaluate((content, pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    content.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await notes.saved();
}

async function choose({ page }: StartedApp, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Opens a file in a window and a session of its own, keeps its picture, and tells what it asked for. */
async function openElsewhere({ app }: StartedApp, file: string, theme: 'light' | 'dark'): Promise<string[]> {
  const opened = app.waitForEvent('window');
  await app.evaluate(
    async ({ BrowserWindow, session }, { place, look }) => {
      const elsewhere = session.fromPartition(`elsewhere-${look}`);
      const requests: string[] = [];
      Reflect.set(globalThis, 'requests', requests);
      elsewhere.webRequest.onBeforeRequest(({ url }, decide) => {
        requests.push(url.slice(0, 40));
        decide({});
      });
      const window = new BrowserWindow({
        width: 900,
        height: 1200,
        webPreferences: { session: elsewhere, sandbox: true },
      });
      await window.loadFile(place);
    },
    { place: file, look: theme },
  );
  const page = await opened;
  await page.emulateMedia({ colorScheme: theme });
  await page.evaluate(() => document.fonts.ready);
  keepPicture(`export-html-${theme}.png`, new Uint8Array(await page.screenshot({ fullPage: true })));
  const requests = await app.evaluate(() => Reflect.get(globalThis, 'requests') as string[]);
  await page.close();
  return requests;
}

function keepPicture(name: string, content: Uint8Array): void {
  fs.mkdirSync(picturesDir, { recursive: true });
  fs.writeFileSync(path.join(picturesDir, name), content);
}

test('[EX5] [EX6] [EX9] [EX11] a note is exported as Markdown, as a page that stands for itself and as PDF', async ({
  start,
}) => {
  const started = await start();
  const { page, profile } = started;
  await writeNote(started, 'Spring garden', TEXT);
  const place = (name: string): string => path.join(profile, name);
  await answerSaveDialogs(started, [place('garden.md'), place('garden.html'), place('garden.pdf')]);

  await choose(started, 'Export as Markdown…');
  await expect(page.getByText('Saved as garden.md.')).toBeVisible();
  expect(fs.readFileSync(place('garden.md'), 'utf8')).toBe(TEXT);

  await choose(started, 'Export as HTML…');
  await expect(page.getByText('Saved as garden.html.')).toBeVisible();
  const html = fs.readFileSync(place('garden.html'), 'utf8');
  expect(html).toContain('<title>Spring garden</title>');
  expect(html).toContain('&lt;b onclick=&quot;alert(1)&quot;&gt;');
  expect(html).not.toMatch(/<script|status: draft|url\((?!data:)/);
  for (const theme of ['light', 'dark'] as const) {
    const requests = await openElsewhere(started, place('garden.html'), theme);
    expect(requests.filter((url) => !/^(?:data:|file:.*)/.test(url))).toEqual([]);
    expect(requests.filter((url) => url.startsWith('file:'))).toHaveLength(1);
  }

  // Paper is light, whatever the window is.
  await started.app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await choose(started, 'Export as PDF…');
  await expect(page.getByText('Saved as garden.pdf.')).toBeVisible();
  const pdf = new Uint8Array(fs.readFileSync(place('garden.pdf')));
  keepPicture('export.pdf', pdf);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(50_000);
  const text = textOfPdf(place('garden.pdf'));
  // Where nothing reads PDFs, its size has to do.
  if (text === undefined) return;
  for (const words of ['Borrow a spade', 'Before it rains', 'HTML stays text']) expect(text).toContain(words);
  expect(text).toMatch(/Spring garden\s+1\s?\/\s?2/);
});

test('[EX10] what is copied, cut or copied as a whole is Markdown and rich text', async ({ start }) => {
  const started = await start();
  const { app, page, notes } = started;
  await writeNote(started, 'Copied', 'One **bold** word');
  const clipboardNow = () => clipboardOf(app);
  await notes.press('Control+a', 'Control+x');
  await expect.poll(async () => (await clipboardNow()).text).toBe('One **bold** word');
  expect((await clipboardNow()).html).toContain('<div data-commonplace="">');
  expect((await clipboardNow()).html).toContain('<strong>bold</strong>');
  expect(await notes.bodyText()).toBe('');
  await notes.press('Control+v');
  expect(await notes.bodyText()).toBe('One **bold** word');
  await notes.saved();
  await choose(started, 'Copy as rich text');
  await expect(page.getByText('Copied as rich text.')).toBeVisible();
  expect(await clipboardNow()).toMatchObject({ text: 'One **bold** word', html: expect.stringContaining('<strong>') });
});

test('[EX12] [EX13] the menu is there for keyboards; what fails is a sentence', async ({ start }) => {
  const started = await start();
  const { app, page, notes, profile } = started;
  await writeNote(started, 'Menu', 'text');
  const more = page.getByRole('button', { name: 'More' });
  await more.focus();
  await notes.press('ArrowUp');
  await expect(page.getByRole('menuitem').last()).toBeFocused();
  await lookAt(started, 'note-menu');
  await notes.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(more).toBeFocused();
  await answerSaveDialogs(started, [path.join(profile, 'no/such/place.pdf'), '']);
  await notes.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
  await expect(page.getByText('The file could not be written there. Choose another place.')).toBeVisible();
  const asked = await app.evaluate(async ({ app: electron, webContents }) => {
    const printed: unknown[] = [];
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = (options, done) => {
        printed.push({ title: contents.getTitle(), options });
        done?.(false, 'Print job canceled');
      };
    });
    Reflect.set(globalThis, 'printed', printed);
    return webContents.getAllWebContents().length;
  });
  await choose(started, 'Print…');
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'printed') as unknown[]))
    .toEqual([{ title: 'Menu', options: expect.objectContaining({ printBackground: true }) }]);
  await expect.poll(() => app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(asked);
  await expect(page.getByText('could not be printed')).toHaveCount(0);
});
