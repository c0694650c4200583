import type { Page } from '@playwright/test';
import { launchApp } from '../tests/e2e/support/launch-app.ts';
import { percentileOf, report } from './support/figures.ts';
import { makeFullProfile } from './support/full-profile.ts';
import { framesOfWheel, measured } from './support/page-measures.ts';

const NOTE_COUNT = 50_000;
const KEYS = 40;
/** The first letters of words that notes have, from the commonest on. */
const LETTERS = 'twlacbosdr';

/** From a key in the empty search field to the frame that shows what it found, in ms. */
async function searchTimes(page: Page): Promise<number[]> {
  const field = page.getByRole('textbox', { name: 'Search 50,000 notes' });
  const durations: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    await field.fill('');
    await page.getByRole('listbox').locator('mark').first().waitFor({ state: 'detached' });
    await field.focus();
    await page.evaluate(measureSearch);
    await page.keyboard.press(LETTERS[key % LETTERS.length] ?? 'a');
    durations.push((await page.evaluate(measured)) as number);
  }
  return durations;
}

// Runs in the page; see there why its inner functions have no names.
function measureSearch(): void {
  const pressed = new Promise<number>((resolve) =>
    window.addEventListener('keydown', ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true }),
  );
  const shown = pressed.then(async (pressedMs) => {
    while (document.querySelector('[role=listbox] mark') === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - pressedMs;
  });
  Reflect.set(window, 'measured', shown);
}

/** The longest frame while the wheel turns over the list, in ms. */
async function longestFrame(page: Page): Promise<number> {
  const box = await page.getByRole('listbox').boundingBox();
  if (box === null) throw new Error('there is no list');
  const frames = await framesOfWheel(page, { x: box.x + box.width / 2, y: box.y + 200 });
  return Math.max(...frames);
}

const profile = await makeFullProfile(NOTE_COUNT);
const { page, close } = await launchApp({ profile: profile.dir });
await page.getByRole('textbox', { name: 'Search 50,000 notes' }).waitFor();
await page.getByRole('listbox').getByRole('option').filter({ hasText: 'Note ' }).first().waitFor();
const frameMs = await longestFrame(page);
const keysMs = await searchTimes(page);
await close();
profile.remove();
report({ name: 'longest frame while a list of 50,000 notes is scrolled', value: frameMs, unit: 'ms' });
report({
  name: 'first key of a search in 50,000 notes to its results, p95',
  value: percentileOf(keysMs, 0.95),
  unit: 'ms',
});
