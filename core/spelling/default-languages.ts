/** Where English is spelled as in the United States; elsewhere as in Britain. */
const AMERICAN = new Set(['US', 'PH', 'LR', 'PR', undefined]);

/**
 * The languages that are checked when nobody has chosen: those of the system for which there is a dictionary, in the
 * system's order, and English in any case. All are BCP 47 tags.
 */
export function defaultLanguages(system: readonly string[], available: readonly string[]): string[] {
  const chosen = system.flatMap((tag) => dictionaryFor(tag, available) ?? []);
  const hasEnglish = chosen.some((tag) => tag.startsWith('en'));
  const english = hasEnglish ? [] : available.filter((tag) => tag === 'en-US');
  return [...new Set([...chosen, ...english])];
}

function dictionaryFor(tag: string, available: readonly string[]): string | undefined {
  const locale = localeOf(tag);
  if (locale === undefined) return undefined;
  const wanted = locale.language === 'en' ? englishOf(locale) : locale.baseName;
  return (
    available.find((candidate) => candidate === wanted) ??
    available.find((candidate) => localeOf(candidate)?.language === locale.language)
  );
}

const englishOf = ({ region }: Intl.Locale): string => (AMERICAN.has(region) ? 'en-US' : 'en-GB');

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
