import type { InterfaceLanguage } from './language.ts';

/** The ways in which moments are written, by the computer's time zone. */
export interface DateFormats {
  readonly timeOfDay: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
  readonly dayAndMonth: Intl.DateTimeFormat;
  readonly wholeDate: Intl.DateTimeFormat;
  /** In full, for details: `12 November 2025 at 09:12`. */
  readonly moment: Intl.DateTimeFormat;
}

/** English is written as in Britain: the day before the month, and hours up to 24. */
const LOCALES: Readonly<Record<InterfaceLanguage, string>> = { en: 'en-GB', nl: 'nl' };

const made = new Map<InterfaceLanguage, DateFormats>();

/** How a language writes moments. */
export function dateFormats(language: InterfaceLanguage): DateFormats {
  const formats = made.get(language) ?? createFormats(LOCALES[language]);
  made.set(language, formats);
  return formats;
}

function createFormats(locale: string): DateFormats {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  return {
    timeOfDay: format({ hour: '2-digit', minute: '2-digit' }),
    weekday: format({ weekday: 'short' }),
    dayAndMonth: format({ day: 'numeric', month: 'short' }),
    wholeDate: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    moment: format({ dateStyle: 'long', timeStyle: 'short' }),
  };
}
