import type { Page } from '@playwright/test';
import { type LaunchedApp, launchApp } from '../tests/e2e/support/launch-app.ts';
import { NotesPage } from '../tests/e2e/support/notes-page.ts';
import { medianOf, percentileOf, report } from './support/figures.ts';

const KEYS = 60;
/** Together about 1 MB: a little below the largest file that becomes a note. */
const CHAPTERS = 3400;

/** One chapter with everything that is drawn: headings, marks, lists, tasks, quotes, code, a table. */
const chapter = (n: number): string => `## Chapter ${n}

A paragraph with **strong** words, *emphasis*, \`code\` and a [link](https://example.org/${n}), as ==many== as there are.

- [ ] a task of chapter ${n}
- a list
  - and one in it

> A quote.

\`\`\`ts
const n = ${n};
\`\`\`

| a | b |
| - | - |
| ${n} | **d** |

`;

const longText = (): string => Array.from({ length: CHAPTERS }, (_, n) => chapter(n)).join('');

/** Types letters one by one and measures in the page, from each key to the end of the frame that shows it. */
async function measureKeys(page: Page): Promise<number[]> {
  // No inner function has a name: the loader would wrap it in a helper that the page lacks.
  await page.evaluate(() => {
    const durations: number[] = [];
    Reflect.set(window, 'keyDurations', durations);
    const options = { capture: true };
    window.addEventListener(
      'keydown',
      () => {
        const startedMs = performance.now();
        requestAnimationFrame(() => setTimeout(() => durations.push(performance.now() - startedMs)));
      },
      options,
    );
  });
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press('x');
    await page.waitForFunction((count) => Reflect.get(window, 'keyDurations').length > count, key);
  }
  return page.evaluate(() => Reflect.get(window, 'keyDurations') as number[]);
}

/** The app with the long note open, as source or as a page. */
async function withLongNote<T>(isSource: boolean, act: (notes: NotesPage) => Promise<T>): Promise<T> {
  const app: LaunchedApp = await launchApp();
  try {
    const notes = new NotesPage(app.page);
    await notes.ready();
    const files = [{ name: 'Long.md', text: longText() }];
    await app.page.evaluate((texts) => window.commonplace.invoke('files.addTexts', { files: texts }), files);
    if (isSource) await app.page.getByRole('button', { name: 'Show Markdown' }).click();
    await notes.openNote('Long');
    return await act(notes);
  } finally {
    await app.close();
  }
}

for (const place of ['start', 'middle'] as const) {
  const measure = async (notes: NotesPage): Promise<number[]> => {
    await notes.press('Control+Home');
    if (place === 'middle') {
      await notes.press('Control+f');
      await notes.type(`Chapter ${Math.floor(CHAPTERS / 2)}`);
      await notes.press('Enter', 'Escape');
    }
    await notes.press('End');
    return measureKeys(notes.page);
  };
  const floor = await withLongNote(true, measure);
  const ours = await withLongNote(false, measure);
  const name = `key to frame, live preview of a note of 1 MB, ${place}`;
  report({ name, value: medianOf(ours), unit: 'ms', beside: { kind: 'floor', value: medianOf(floor) } });
  const tail = { kind: 'floor', value: percentileOf(floor, 0.95) } as const;
  report({ name: `${name}, p95`, value: percentileOf(ours, 0.95), unit: 'ms', beside: tail });
}
