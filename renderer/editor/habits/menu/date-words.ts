import { texts } from '../../../state/texts.svelte.ts';

/** A day that can be named by a word, and how it is written in a note: `@2026-12-01`. */
export interface NamedDay {
  readonly word: string;
  readonly written: string;
}

/**
 * The days that have a name, nearest first, seen from a time in milliseconds since 1970, by the computer's calendar. A
 * weekday is the next one that is not today.
 */
export function namedDays(nowMs: number): readonly NamedDay[] {
  const said = texts().formatting;
  const today = new Date(nowMs).getDay();
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((days) => dayIn(nowMs, days, said.weekdays[(today + days) % 7] ?? ''));
  return [dayIn(nowMs, 0, said.today), dayIn(nowMs, 1, said.tomorrow), dayIn(nowMs, -1, said.yesterday), ...weekdays];
}

/** Today as it is written in a note. */
export const writtenToday = (nowMs: number): string => writtenIn(nowMs, 0);

const dayIn = (nowMs: number, days: number, word: string): NamedDay => ({ word, written: writtenIn(nowMs, days) });

function writtenIn(nowMs: number, days: number): string {
  const now = new Date(nowMs);
  // Noon, so that the hour that clocks are changed by leads to no other day.
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `@${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
