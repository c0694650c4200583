/** The languages the interface speaks, as BCP 47 tags. */
export const INTERFACE_LANGUAGES = ['en', 'nl'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

/** What a person chose: a language, or `auto`, as the system does. */
export type LanguageChoice = 'auto' | InterfaceLanguage;

/**
 * The language that is spoken: the chosen one, else the first of the system's (BCP 47 tags, preferred first) that there
 * is, else English.
 */
export function chooseLanguage(choice: LanguageChoice, system: readonly string[]): InterfaceLanguage {
  if (choice !== 'auto') return choice;
  for (const tag of system) {
    const spoken = spokenLanguage(tag);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}

/** The language of a tag, whatever its region; undefined when the interface does not speak it. */
export function spokenLanguage(tag: string): InterfaceLanguage | undefined {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return INTERFACE_LANGUAGES.find((language) => language === primary);
}
