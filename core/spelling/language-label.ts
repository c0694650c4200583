import type { InterfaceLanguage } from '../messages/language.ts';

/** What a person reads for a language, such as "British English", in the language of the interface; the tag itself when nobody knows a name for it. */
export function languageLabel(tag: string, spoken: InterfaceLanguage): string {
  try {
    return new Intl.DisplayNames(spoken, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
