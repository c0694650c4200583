import { dateFormats } from '../../core/messages/dates.ts';
import { spokenNow, texts } from './texts.svelte.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When a note was edited, as short as it can be said: `09:12` today, `Yesterday`, `Mon` within a week, `12 Nov` this year,
 * `12 Nov 2023` before. A time in the future (another laptop's clock) reads as its date, one that no date can hold as nothing.
 */
export function timeLabelOf(editedMs: number, nowMs: number): string {
  if (!isDate(editedMs)) return '';
  const { timeOfDay, weekday, dayAndMonth, wholeDate } = dateFormats(spokenNow());
  const days = Math.round((startOfDay(nowMs) - startOfDay(editedMs)) / DAY_MS);
  if (days === 0) return timeOfDay.format(editedMs);
  if (days === 1) return texts().dates.yesterday;
  if (days > 1 && days < 7) return weekday.format(editedMs);
  return new Date(editedMs).getFullYear() === new Date(nowMs).getFullYear()
    ? dayAndMonth.format(editedMs)
    : wholeDate.format(editedMs);
}

/** The time of the day of a moment: `09:12`; empty when no date can hold it. */
export const clockLabelOf = (atMs: number): string =>
  isDate(atMs) ? dateFormats(spokenNow()).timeOfDay.format(atMs) : '';

/** A moment as the `datetime` of a `time` element; undefined when no date can hold it. */
export const machineTimeOf = (atMs: number): string | undefined =>
  isDate(atMs) ? new Date(atMs).toISOString() : undefined;

/** A moment in full, for details: `12 November 2025 at 09:12`. */
export const momentOf = (atMs: number): string => dateFormats(spokenNow()).moment.format(atMs);

/** Integers from the wire go up to 2^53 - 1; dates end at 8.64e15. */
function isDate(atMs: number): boolean {
  return !Number.isNaN(new Date(atMs).getTime());
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
