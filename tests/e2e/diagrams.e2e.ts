import { expect, type Locator } from '@playwright/test';
import { type StartedApp, test } from './support/app-test.ts';
import type { NotesPage } from './support/notes-page.ts';

const flow = 'flowchart LR\n  accTitle: The way\n  accDescr: From here to there\n  A[Here] --> B[There]';

const fence = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\``;

async function write({ notes }: StartedApp, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

const diagramsIn = (notes: NotesPage): Locator => notes.body.locator('.lp-diagram img');

/** How wide the picture of a diagram is in its own pixels; 0 while it is not there. */
const pixelsOf = (image: Locator): Promise<number> =>
  image.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0));

test('[DG1] [DG2] a diagram is a picture where the caret is not, with its description, and its source where it is', async ({
  start,
}) => {
  const app = await start();
  const { notes } = app;
  const text = `before\n\n${fence(flow)}\n\nafter`;
  await write(app, 'Diagram', text);
  const picture = notes.body.getByRole('img', { name: 'Flowchart: The way: From here to there' });
  await expect(picture).toBeVisible();
  await expect.poll(() => pixelsOf(picture)).toBeGreaterThan(0);
  await expect(notes.body).not.toContainText('flowchart LR');
  await picture.click();
  await expect(notes.body).toContainText('flowchart LR');
  await expect(picture).toHaveCount(0);
  await notes.press('Control+End');
  await expect(picture).toBeVisible();
  await notes.press('ArrowUp', 'ArrowUp');
  await expect(notes.body).toContainText('flowchart LR');
  await notes.press('Control+Home');
  await expect(picture).toBeVisible();
  expect(await notes.bodyText()).toBe(text);
});
