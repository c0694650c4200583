import { foldUnits } from './fold.ts';

/** Texts by name, in as many layers as it takes. What is no text counts for nothing. */
export type Texts = { readonly [name: string]: unknown };

/** What a search found in the texts of a section. */
export interface FoundSettings {
  readonly isShown: boolean;
  /** Whether the section itself was found, and all its settings with it. */
  readonly isWhole: boolean;
  /** Whether a setting of the section is to be shown, by its texts. */
  readonly has: (setting: Texts | string) => boolean;
}

/**
 * Looks for what was typed in the texts of a section: every word has to begin a word of the section's own texts, or of a
 * setting's together with the section's title. Everything is found for no words.
 */
export function findSettings(query: string, section: Texts): FoundSettings {
  const wanted = foldUnits(query).split(/\s+/).filter(Boolean);
  const isIn = (texts: readonly string[]): boolean => {
    const words = texts.flatMap((text) => foldUnits(text).match(/[\p{L}\p{N}]+/gu) ?? []);
    return wanted.every((word) => words.some((other) => other.startsWith(word)));
  };
  const own = Object.values(section).filter((text) => typeof text === 'string');
  const title = typeof section['title'] === 'string' ? [section['title']] : [];
  const has = (setting: Texts | string): boolean => isIn([...title, ...textsIn(setting)]);
  const isWhole = isIn(own);
  return {
    isShown: isWhole || partsOf(section).some((part) => has(part)),
    isWhole,
    has: (setting) => isWhole || has(setting),
  };
}

const isTexts = (value: unknown): value is Texts => typeof value === 'object' && value !== null;

/** The settings of a section: what has texts of its own. */
const partsOf = (section: Texts): readonly Texts[] => Object.values(section).filter(isTexts);

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return isTexts(value) ? Object.values(value).flatMap(textsIn) : [];
}
