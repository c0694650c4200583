import type { InterfaceLanguage } from '../../../core/messages/language.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** English dates are written day first, as everywhere in the window. */
const LOCALES: Readonly<Record<InterfaceLanguage, string>> = { en: 'en-GB', nl: 'nl' };

/** A day like `2026-12-01` as one says it on another: `Today`, `Tomorrow`, `1 Dec`, and with the year where it is another one. */
export function dayLabelOf(day: string, today: string, language: InterfaceLanguage): string {
  const locale = LOCALES[language];
  const days = Math.round((noonOf(day).getTime() - noonOf(today).getTime()) / DAY_MS);
  if (Math.abs(days) <= 1) {
    const said = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return said.slice(0, 1).toLocaleUpperCase(locale) + said.slice(1);
  }
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(noonOf(day));
}

/** Noon, so that the hour that clocks are changed by leads to no other day. */
const noonOf = (day: string): Date => new Date(`${day}T12:00`);
