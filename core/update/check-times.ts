const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The app looks for a new version this long after its start at the earliest: starting comes first. */
export const FIRST_CHECK_MS = 30_000;

/** The first pause after a check that nobody answered. */
const FIRST_PAUSE_MS = 5 * MINUTE_MS;

/**
 * How long to wait for the next check, in milliseconds: about a day after one that was answered, and after `failures` in a
 * row minutes at first, then longer, a day at most. `chance` (0 to 1) spreads installations.
 */
export function checkPauseMs(failures: number, chance: number): number {
  const ceilingMs = failures === 0 ? DAY_MS : Math.min(DAY_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 30));
  return Math.round(ceilingMs * (0.75 + chance / 4));
}
