import type { InterfaceLanguage } from '../../../core/messages/language.ts';
import type { Messages } from '../../../core/messages/messages.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const MONTHS: Readonly<Record<InterfaceLanguage, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', { month: 'long' }),
  nl: new Intl.DateTimeFormat('nl', { month: 'long' }),
};
const MONTHS_OF_YEARS: Readonly<Record<InterfaceLanguage, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }),
  nl: new Intl.DateTimeFormat('nl', { month: 'long', year: 'numeric' }),
};

/** What the names of groups are made of. */
interface GroupNames {
  readonly nowMs: number;
  readonly language: InterfaceLanguage;
  readonly names: Messages['list']['groups'];
}

/**
 * The days that a moment is put among: today, yesterday, the six days before, then its month. A moment in the future counts as
 * today; one that no date can hold, or 0, as none.
 */
export function dayGroupOf(atMs: number, { nowMs, language, names }: GroupNames): string {
  const at = new Date(atMs);
  if (atMs === 0 || Number.isNaN(at.getTime())) return names.unknown;
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / DAY_MS);
  if (days <= 0) return names.today;
  if (days === 1) return names.yesterday;
  if (days < 8) return names.week;
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  const month = (isThisYear ? MONTHS : MONTHS_OF_YEARS)[language].format(at);
  return month.charAt(0).toUpperCase() + month.slice(1);
}

const startOfDay = (atMs: number): number => new Date(atMs).setHours(0, 0, 0, 0);
