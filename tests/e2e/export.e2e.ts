import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
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

/** Writes the note as a paste does: at once. */
async function writeNote({ notes, page }: StartedApp, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await page.evaluate(() => undefined);
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

test('[EX6] [EX8] [EX9] a note is exported as Markdown, as a page that stands for itself and as PDF', async ({
  start,
}) => {
  const started = await start();
  const { app, page, notes, profile } = started;
  await writeNote(started, 'Spring garden', TEXT);
  const place = (name: string): string => path.join(profile, name);
  await answerSaveDialogs(started, [place('garden.md'), place('garden.html'), place('garden.pdf')]);

  await choose(started, 'Export as Markdown…');
  await expect(page.getByText('Saved as garden.md.')).toBeVisible();
  expect(fs.readFileSync(place('garden.md'), 'utf8')).toBe(TEXT);

  await choose(started, 'Export as HTML…');
  await expect(page.getByText('Saved as garden.html.')).toBeVisible();
  const html = fs.readFileSync(place('garden.html'), 'utf8');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain('<title>Spring garden</title>');
  expect(html).toContain('&lt;b onclick=&quot;alert(1)&quot;&gt;');
  expect(html).not.toMatch(/<script|status: draft|url\((?!data:)/);

  await choose(started, 'Export as PDF…');
  await expect(page.getByText('Saved as garden.pdf.')).toBeVisible();
  const pdf = fs.readFileSync(place('garden.pdf'));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  fs.mkdirSync(picturesDir, { recursive: true });
  fs.copyFileSync(place('garden.pdf'), path.join(picturesDir, 'export.pdf'));
  fs.copyFileSync(place('garden.html'), path.join(picturesDir, 'export.html'));
  await notes.press('Escape');
  void app;
});
