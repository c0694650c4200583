import { expect, type Locator, type Page } from '@playwright/test';
import type { DrawingBridge } from '../../core/contract/drawing.ts';
import { type StartedApp, test } from './support/app-test.ts';
import { createCanary } from './support/canary.ts';
import { hostileDiagrams, slowDiagram } from './support/hostile-diagrams.ts';
import type { NotesPage } from './support/notes-page.ts';

declare global {
  interface Window {
    /** What the page that draws has of main. */
    readonly drawing: DrawingBridge;
  }
}

const flow = 'flowchart LR\n  accTitle: The way\n  accDescr: From here to there\n  A[Here] --> B[There]';

const fence = (source: string): string => `\`\`\`mermaid\n${source}\n\`\`\``;

async function write({ notes }: StartedApp, title: string, text: string): Promise<void> {
  await notes.newNote(title);
  await notes.page.keyboard.insertText(text);
  await notes.saved();
}

/** For a text of thousands of lines, which take their time one by one. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

const diagramsIn = (notes: NotesPage): Locator => notes.body.locator('.lp-diagram img');

/** How wide the picture of a diagram is in its own pixels; 0 while it is not there. */
const pixelsOf = (image: Locator): Promise<number> =>
  image.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0));

/** Has a diagram drawn by main; tells that it was, or why not. */
const drawn = (page: Page, source: string): Promise<string> =>
  page.evaluate(async (text) => {
    const answer = await window.commonplace.invoke('diagrams.draw', { source: text, theme: 'light' });
    return answer.ok ? 'drawn' : answer.error.code;
  }, source);

/** The process of the page that draws; 0 while there is none. */
const drawingProcess = ({ app }: Pick<StartedApp, 'app'>): Promise<number> =>
  app.evaluate(
    ({ webContents }) =>
      webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().startsWith('app://diagrams/'))
        ?.getOSProcessId() ?? 0,
  );

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

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

test('[DG3] a diagram that cannot be read says why, below its source, until it is mended', async ({ start }) => {
  const app = await start();
  const { notes } = app;
  await write(app, 'Wrong', `before\n\n${fence('flowchart LR\n  A[Here --> B')}\n\nafter`);
  const problem = notes.body.getByRole('note');
  await expect(problem).toContainText('This diagram cannot be read');
  await expect(problem).toContainText('Parse error on line');
  await expect(notes.body).toContainText('A[Here --> B');
  await notes.clickBehind('A[Here');
  await notes.type(']');
  await expect(problem).toHaveCount(0);
  await notes.press('Control+End');
  await expect(diagramsIn(notes)).toBeVisible();
  await notes.press('Control+z');
  await expect(problem).toBeVisible();
});

test('[DG4] diagrams follow the ground of the window', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  await write(app, 'Grounds', `before\n\n${fence(flow)}\n\nafter`);
  const picture = diagramsIn(notes);
  await expect(picture).toBeVisible();
  const light = await picture.getAttribute('src');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(picture).not.toHaveAttribute('src', light ?? '');
  await expect.poll(() => pixelsOf(picture)).toBeGreaterThan(0);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(picture).toHaveAttribute('src', light ?? '');
});

test('[DG2] what is copied is the source, and a search finds in it', async ({ start }) => {
  const app = await start();
  const { notes, page } = app;
  const text = `before\n\n${fence(flow)}\n\nafter`;
  await write(app, 'Copied', text);
  await expect(diagramsIn(notes)).toBeVisible();
  await page.evaluate(() => {
    document.addEventListener('copy', (event) => {
      Reflect.set(window, 'copied', event.clipboardData?.getData('text/plain'));
    });
  });
  await notes.press('Control+a', 'Control+c');
  expect(await page.evaluate(() => Reflect.get(window, 'copied') as unknown)).toBe(text);
  await notes.press('Control+Home', 'Control+f');
  await notes.type('There');
  await notes.press('Enter');
  await expect(notes.body).toContainText('A[Here] --> B[There]');
});

test('[DG11] nothing in a diagram reaches out of its picture', async ({ start }) => {
  const canary = await createCanary();
  const app = await start();
  const { notes, page } = app;
  const dialogs: string[] = [];
  for (const each of app.app.windows()) each.on('dialog', (dialog) => void dialogs.push(dialog.message()));
  app.app.on('window', (each) => each.on('dialog', (dialog) => void dialogs.push(dialog.message())));
  const kinds: Record<string, string> = {};
  for (const [name, source] of Object.entries(hostileDiagrams(canary.url))) {
    kinds[name] = await drawn(page, source);
    await write(app, name, `${fence(source)}\n\nafter`);
    await expect(diagramsIn(notes).or(notes.body.getByRole('note'))).toBeVisible();
    await notes.type(' and on');
    expect(await notes.bodyText()).toBe(`${fence(source)}\n\nafter and on`);
  }
  await notes.saved();
  expect(Object.keys(kinds).length).toBeGreaterThanOrEqual(20);
  expect(new Set(Object.values(kinds))).toEqual(new Set(['drawn', 'diagram-invalid']));
  expect({ asked: canary.asked, dialogs }).toEqual({ asked: [], dialogs: [] });
  expect(app.app.windows().map((each) => each.url())).toEqual(['app://commonplace/', 'app://diagrams/']);
  expect(await drawn(page, flow)).toBe('drawn');
  await canary.close();
});

test('[DG12] the page that draws reaches nothing: no bridge, no network, none of the pages and pictures of the app', async ({
  start,
}) => {
  const canary = await createCanary();
  const { page, app } = await start();
  await drawn(page, flow);
  const drawing = app.windows().find((each) => each.url().startsWith('app://diagrams/'));
  const reached = await drawing?.evaluate(async (address) => {
    const fails = (promise: Promise<unknown>): Promise<boolean> =>
      promise.then(
        () => false,
        () => true,
      );
    const imageFails = (src: string): Promise<boolean> => {
      const image = new Image();
      image.src = src;
      return fails(image.decode());
    };
    return {
      globals: ['commonplace', 'require', 'process', 'ipcRenderer'].filter((name) => name in window),
      bridge: Object.keys(window.drawing),
      network: await fails(fetch(`${address}/fetch`)),
      page: await fails(fetch('app://commonplace/index.html')),
      picture: await imageFails('att://diagram/0'),
      image: await imageFails(`${address}/image`),
      window: window.open(`${address}/window`) === null,
    };
  }, canary.url);
  const all = { network: true, page: true, picture: true, image: true, window: true };
  expect(reached).toEqual({ globals: [], bridge: ['serve'], ...all });
  expect(canary.asked).toEqual([]);
  await canary.close();
});

test('[DG8] a diagram that takes too long is given up, nobody waits for it, and the next one is drawn', async ({
  start,
}) => {
  const app = await start();
  const { notes, page } = app;
  await drawn(page, flow);
  const before = await drawingProcess(app);
  await notes.newNote('Slow');
  await paste(page, `before\n\n${fence(slowDiagram)}\n\nafter`);
  await notes.type(' and on');
  await notes.saved();
  // Its source is long, and back on screen once it was given up.
  await expect.poll(() => isRunning(before)).toBe(false);
  await notes.press('Control+End');
  await expect(notes.body.getByRole('note')).toContainText('takes too long');
  expect(await drawn(page, 'flowchart LR\n  next --> one')).toBe('drawn');
  expect(await drawingProcess(app)).not.toBe(before);
});

test('[DG14] when the process that draws crashes, the next diagram is drawn by a new one', async ({ start }) => {
  const app = await start();
  await drawn(app.page, flow);
  const before = await drawingProcess(app);
  process.kill(before, 'SIGKILL');
  await expect.poll(() => drawingProcess(app)).toBe(0);
  await expect.poll(() => drawn(app.page, 'flowchart LR\n  next --> one')).toBe('drawn');
  expect(await drawingProcess(app)).not.toBe(before);
  await app.notes.newNote('Goes on');
  await app.notes.saved();
});

test('[DG13] the page that draws is no window: the app ends with its last one', async ({ start }) => {
  const { app, page } = await start();
  await drawn(page, flow);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await ended).toBe(0);
});

test('[DG7] the page that draws is not there before the first diagram', async ({ start }) => {
  const app = await start();
  await write(app, 'None', 'no diagram');
  expect(await drawingProcess(app)).toBe(0);
  await drawn(app.page, flow);
  expect(await drawingProcess(app)).toBeGreaterThan(0);
});
