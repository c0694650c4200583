/** What a person reads for a language, such as "British English"; the tag itself when nobody knows a name for it. */
export function languageLabel(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
