import type { Locator, Page } from '@playwright/test';
import type { EditorNote } from './editor-notes.ts';
import { framesOfWheel, measured } from './page-measures.ts';

/** The pauses of a person between keys, in ms, one after the other. */
const PAUSES_MS = [40, 90, 20, 130, 60, 30, 110, 70];

/** One window with an editor, the app's or another, used and measured by keyboard, mouse and frames alone. */
export class EditorWindow {
  readonly page: Page;
  readonly body: Locator;
  readonly #rowOf: (title: string) => Locator;
  readonly close: () => Promise<void>;

  constructor(page: Page, rowOf: (title: string) => Locator, close: () => Promise<void>) {
    this.page = page;
    this.body = page.getByRole('textbox', { name: 'Text of the note' });
    this.#rowOf = rowOf;
    this.close = close;
  }

  /** From the click on a note to the end of the frame that shows its text, in ms. */
  async open({ title }: EditorNote): Promise<number> {
    const row = this.#rowOf(title);
    await row.waitFor();
    await this.page.evaluate(measureShowing, `${title} begins.`);
    await row.click();
    return (await this.page.evaluate(measured)) as number;
  }

  /** Puts the caret behind the first line of the text. */
  async goToStart(): Promise<void> {
    await this.body.click({ position: { x: 5, y: 5 } });
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('End');
  }

  /** Puts the caret behind words, by searching for them. */
  async goTo(words: string): Promise<void> {
    await this.goToStart();
    await this.page.keyboard.press('Control+f');
    await this.page.keyboard.type(words);
    for (const key of ['Enter', 'Escape', 'ArrowRight']) await this.page.keyboard.press(key);
    await this.page.waitForFunction(isCaretBehind, words);
  }

  /** Types letters one by one: how long each takes from the key to the end of the frame that shows it, in ms. */
  async type(keys: number): Promise<number[]> {
    const durations: number[] = [];
    for (let key = 0; key < keys; key += 1) {
      await this.page.evaluate(measureKey);
      await this.page.keyboard.press('x');
      durations.push((await this.page.evaluate(measured)) as number);
      await this.page.waitForTimeout(PAUSES_MS[key % PAUSES_MS.length] ?? 0);
    }
    return durations;
  }

  /** Turns the wheel over the text: how long each frame meanwhile took, in ms. */
  scroll(): Promise<number[]> {
    return framesOfWheel(this.page, { x: 640, y: 500 });
  }
}

// What runs in the page. What it measures is a promise in `measured`, made before the measured act begins. No inner function
// has a name: the loader would wrap it in a helper that the page lacks.

function measureShowing(words: string): void {
  const clicked = new Promise<number>((resolve) =>
    window.addEventListener('click', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true }),
  );
  const shown = clicked.then(async (clickedMs) => {
    let isShown = false;
    while (!isShown) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const body = document.querySelector('[aria-label="Text of the note"]');
      isShown = body?.textContent?.startsWith(words) === true;
    }
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - clickedMs;
  });
  Reflect.set(window, 'measured', shown);
}

function measureKey(): void {
  const shown = new Promise<number>((resolve) =>
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
      { capture: true, once: true },
    ),
  );
  Reflect.set(window, 'measured', shown);
}

/** Whether the editor has the focus and its caret stands in a line with these words. */
function isCaretBehind(words: string): boolean {
  const line = document.getSelection()?.focusNode?.parentElement?.closest('.cm-line');
  return document.activeElement?.contains(line ?? null) === true && line?.textContent?.includes(words) === true;
}
