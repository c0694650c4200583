import type { InterfaceLanguage } from './language.ts';

/** What is said of one, and of any other number. Both languages have these two forms and no more. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** Made once for each language: making one takes longer than what it does. */
const RULES = { en: new Intl.PluralRules('en'), nl: new Intl.PluralRules('nl') };
const NUMBERS = { en: new Intl.NumberFormat('en'), nl: new Intl.NumberFormat('nl') };

/** The form that `count` takes in a language. The count itself is part of the forms, as {@link number} writes it. */
export function plural(language: InterfaceLanguage, count: number, forms: PluralForms): string {
  return RULES[language].select(count) === 'one' ? forms.one : forms.other;
}

/** A number as the language writes it: 1,204 in English, 1.204 in Dutch. */
export function number(language: InterfaceLanguage, value: number): string {
  return NUMBERS[language].format(value);
}

/** A count with its noun in the right number: `1 edit`, `1,204 edits`. */
export function counted(language: InterfaceLanguage, count: number, noun: PluralForms): string {
  return `${number(language, count)} ${plural(language, count, noun)}`;
}
