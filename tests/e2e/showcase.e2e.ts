import { expect, type Locator } from '@playwright/test';
import { test } from './support/app-test.ts';
import { give, pngOf } from './support/files.ts';
import { lookAt } from './support/look-at.ts';
import type { NotesPage } from './support/notes-page.ts';

/** The picture that stands below the first words, in px. */
const hills = pngOf('hills.png', 640, 180);

const beginning = `Notes for the four of us, written **on the train** and corrected at home. Low water is at ==06:40== on Saturday; see [[Packing list]] and #coast.

> [!tip] Before the tide
> Be on the stones an hour early. The path is [on the map](https://example.org/map).

`;

const rest = `

## Who brings what

| What  | Who  |  Cost |
| ----- | ---- | ----: |
| Boat  | Anna | 120 € |
| Lamps | Ben  |  35 € |

- [x] Book the house
- [ ] Ask about the boat
  - [ ] and about a second oar

## The crossing

At $v = 4$ knots over $d$ miles it takes

$$
t = \\frac{d}{v} + \\sum_{i=1}^{n} w_i
$$

\`\`\`mermaid
flowchart LR
  House --> Stones{Low water?}
  Stones -- yes --> Island
  Stones -- no --> Café
\`\`\`

\`\`\`python
def leaves(low_water: float) -> float:
    return low_water - 1.0  # an hour early
\`\`\`
`;

/** The cell of a drawn table that reads so. */
const cellOf = ({ body }: NotesPage, text: string): Locator => body.getByRole('cell', { name: text, exact: true });

async function isDrawn(images: Locator): Promise<void> {
  for (const image of await images.all())
    await expect.poll(() => image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBeGreaterThan(0);
}

test('[EE21] everything a note can have is written on one laptop and read, and worked on, on the other', async ({
  start,
  server,
}) => {
  const [anna, ben] = await Promise.all([start(), start()]);
  const [, line] = server.lines;
  if (line === undefined) throw new Error('no line');
  // Only who may make databases can make the one for the files.
  await anna.notes.connect(server.team.address('admin'));
  await ben.notes.connect(server.address('bob', line));
  await anna.notes.newNote('Packing list');
  await anna.notes.newNote('A week on the coast');
  await anna.page.keyboard.insertText(beginning);
  await give(anna.notes.body, 'paste', [hills]);
  await expect.poll(() => anna.notes.bodyText()).toContain('/hills.png)');
  await anna.notes.press('Control+End');
  await anna.page.keyboard.insertText(rest);
  await anna.notes.saved();

  await ben.notes.openNote('A week on the coast');
  await expect(cellOf(ben.notes, 'Lamps')).toBeVisible();
  await cellOf(ben.notes, '35 €').click();
  await ben.notes.press('End');
  await Promise.all([
    ben.notes.type(' each'),
    (async () => {
      await anna.notes.press('Control+Home', 'Control+End');
      await anna.notes.type('Written by two.');
    })(),
  ]);
  for (const { notes } of [anna, ben]) {
    await expect.poll(() => notes.bodyText()).toContain('35 € each');
    await expect.poll(() => notes.bodyText()).toContain('Written by two.');
  }
  await expect.poll(() => anna.notes.bodyText()).toBe(await ben.notes.bodyText());

  for (const [name, laptop] of [
    ['anna', anna],
    ['ben', ben],
  ] as const) {
    // Said that it is connected; on a slow machine that is gone by itself.
    for (const toast of await laptop.page.getByRole('button', { name: 'Dismiss' }).all()) await toast.click();
    await laptop.notes.body.focus();
    await laptop.notes.press('Control+Home');
    await expect(laptop.notes.body.getByRole('img', { name: 'hills.png' })).toBeVisible();
    await isDrawn(laptop.notes.body.getByRole('img'));
    await lookAt(laptop, `showcase-${name}-top`);
    await laptop.notes.press('Control+End');
    await expect(laptop.notes.body.getByRole('img', { name: /flow/i })).toBeVisible();
    await isDrawn(laptop.notes.body.getByRole('img', { name: /flow/i }));
    await lookAt(laptop, `showcase-${name}-end`);
  }
});
