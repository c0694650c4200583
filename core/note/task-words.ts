import { MEMBER_NAME } from './member-name.ts';

/** Literally meant by whoever reads it. */
export const ME = 'me';

const CODE = /(`+)[^`]+\1/g;
/** Where a word could begin, as the editor has it. */
const MENTION = new RegExp(`(?<=^|[\\s([{,;])@(${MEMBER_NAME})`, 'gu');
const DATE = /(?<=^|[\s([{,;])@(\d{4}-\d{2}-\d{2})(?![\p{L}\p{N}_-])/gu;

/** What a task says of people and days. */
export interface TaskFacts {
  /** The first day that it names, `2026-12-01`. */
  readonly due: string | undefined;
  /** Whom it names, in small letters and without the sign. */
  readonly mentions: readonly string[];
}

/** Reads `@2026-12-01` and `@member` in the words of a task; what stands in code is neither. */
export function taskFactsOf(words: string): TaskFacts {
  if (!words.includes('@')) return { due: undefined, mentions: [] };
  const read = words.replace(CODE, ' ');
  const due = [...read.matchAll(DATE)].map(([, day = '']) => day).find(isDay);
  const mentions = new Set([...read.matchAll(MENTION)].map(([, name = '']) => name.toLowerCase()));
  return { due, mentions: [...mentions] };
}

/** Whether a date like `2026-12-01` is in the calendar. */
function isDay(written: string): boolean {
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
