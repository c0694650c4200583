import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { accessibilityProblems } from './check-accessibility.ts';
import type { LaunchedApp } from './launch-app.ts';
import { resizeWindow } from './notes-page.ts';

const picturesDir = path.join(import.meta.dirname, '../../../test-results/pictures');
const themes = ['light', 'dark'] as const;
const usualSizes: readonly (readonly [number, number])[] = [
  [1280, 800],
  [640, 700],
];

/** Takes the picture of one screen in each look, and has each checked for what people with disabilities would miss. */
export async function lookAt(
  { app, page }: Pick<LaunchedApp, 'app' | 'page'>,
  screen: string,
  sizes = usualSizes,
): Promise<void> {
  const problems: string[] = [];
  for (const theme of themes) {
    await setTheme(app, page, theme);
    for (const [width, height] of sizes) {
      await resizeWindow({ app, page }, width, height);
      await settle(page);
      const look = `${screen}-${theme}-${width}x${height}`;
      await page.screenshot({ path: path.join(picturesDir, `${look}.png`) });
      problems.push(...(await accessibilityProblems(page)).map((problem) => `${look}: ${problem}`));
    }
  }
  await resizeWindow({ app, page }, 1280, 800);
  expect.soft(problems).toEqual([]);
}

async function setTheme(app: ElectronApplication, page: Page, theme: 'light' | 'dark'): Promise<void> {
  // The driver pretends that everybody likes it light; here the app's own word counts.
  await page.emulateMedia({ colorScheme: null });
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
  await expect
    .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    .toBe(theme === 'dark');
}

/** Resolves when nothing moves any more and two frames were drawn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A blinking caret never comes to rest.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
