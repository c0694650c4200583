import { createPause, type Pause } from './back-off.ts';

/** How long nothing is pressed, turned or typed before a person counts as pausing, in ms. */
const CALM_MS = 250;
/** The longest that a pause is waited for when there is no time to lose, in ms. */
const MOST_MS = 1500;

const INPUTS = ['keydown', 'wheel', 'pointerdown', 'scroll'];

/**
 * Waits until the person pauses: for work that would be felt under the fingers. `isUrgent` tells whether that may not take
 * for ever; `end` ends the wait at once.
 */
export function createCalm(isUrgent: () => boolean): Pause {
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
    const isLate = (): boolean => isUrgent() && performance.now() - startMs >= MOST_MS;
    while (!isEnded && performance.now() - lastMs < CALM_MS && !isLate()) {
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
