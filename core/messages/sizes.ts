import type { InterfaceLanguage } from './language.ts';

const oneDigit = (locale: string) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: false });
const MEGABYTES = { en: oneDigit('en'), nl: oneDigit('nl') };

/** A size in megabytes as people say it: `94.7 MB`. */
export const megabytes = (language: InterfaceLanguage, bytes: number): string =>
  `${MEGABYTES[language].format(bytes / 1_000_000)} MB`;

/** A size as people say it: `12 KB`, `3.4 MB`. Whole kilobytes, at least one. */
export function sizeLabel(language: InterfaceLanguage, bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : megabytes(language, bytes);
}
