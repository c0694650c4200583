import type { Page } from '@playwright/test';

const WHEEL_TURNS = 90;
const WHEEL_PX = 700;

/** Turns the wheel over a place of a page: how long each frame meanwhile took, in ms. */
export async function framesOfWheel(
  page: Page,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<number[]> {
  await page.mouse.move(x, y);
  await page.evaluate(measureFrames);
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) await page.mouse.wheel(0, WHEEL_PX);
  await page.evaluate(() => Reflect.get(window, 'endFrames')());
  return (await page.evaluate(measured)) as number[];
}

// What runs in the page. What it measures is a promise in `measured`, made before the measured act begins. No inner function
// has a name: the loader would wrap it in a helper that the page lacks.

/** Resolves to what is being measured in the page. */
export const measured = (): Promise<unknown> => Reflect.get(window, 'measured') as Promise<unknown>;

/** From now until `endFrames` is called. */
function measureFrames(): void {
  const isOver = new Promise((resolve) => Reflect.set(window, 'endFrames', resolve));
  const frames = Promise.resolve<number[]>([]).then(async (times) => {
    while (true) {
      const timeMs = await Promise.race([isOver, new Promise<number>((resolve) => requestAnimationFrame(resolve))]);
      if (typeof timeMs !== 'number') return times.slice(1).map((time, at) => time - (times[at] ?? time));
      times.push(timeMs);
    }
  });
  Reflect.set(window, 'measured', frames);
}
