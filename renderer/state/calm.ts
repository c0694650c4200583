import { createPause, type Pause } from './back-off.ts';

/** How long nothing is pressed, turned or typed before a person counts as pausing, in ms. */
const CALM_MS = 250;
/** The longest that a pause is waited for, in ms: what was typed meanwhile is not safe yet. */
const MOST_MS = 1500;

const INPUTS = ['keydown', 'wheel', 'pointerdown', 'scroll'];

/** Waits until the person pauses: for work that would be felt under the fingers. `end` ends the wait at once. */
export function createCalm(): Pause {
  let isEnded = false;
  let current = createPause(CALM_MS);
  let lastMs = performance.now();
  const note = (): void => {
    lastMs = performance.now();
  };
  const wait = async (): Promise<void> => {
    const startMs = lastMs;
    for (const input of INPUTS) window.addEventListener(input, note, { capture: true, passive: true });
    await current.over;
    while (!isEnded && performance.now() - lastMs < CALM_MS && performance.now() - startMs < MOST_MS) {
      current = createPause(CALM_MS - (performance.now() - lastMs));
      await current.over;
    }
    for (const input of INPUTS) window.removeEventListener(input, note, { capture: true });
  };
  return {
    over: wait(),
    end: () => {
      isEnded = true;
      current.end();
    },
  };
}
