/** The shortest and the longest pause between two tries, in milliseconds. */
export const SHORTEST_PAUSE_MS = 500;
export const LONGEST_PAUSE_MS = 30_000;

/**
 * How long to wait before try number `attempt` (0 is the first one after a failure), in milliseconds. The ceiling doubles
 * with each attempt; `chance` (0 to 1) picks from its upper half, so that a hundred laptops do not return in step.
 */
export function backOffMs(attempt: number, chance: number): number {
  const ceilingMs = Math.min(LONGEST_PAUSE_MS, 2 * SHORTEST_PAUSE_MS * 2 ** Math.min(attempt, 30));
  return Math.round(ceilingMs * (0.5 + chance / 2));
}
