import { english } from './en/english.ts';
import type { InterfaceLanguage } from './language.ts';
import { dutch } from './nl/dutch.ts';

/** All texts of the interface by area: strings, and functions of what differs from time to time. */
export type Messages = typeof english;

const CATALOGUES: Readonly<Record<InterfaceLanguage, Messages>> = { en: english, nl: dutch };

/** The texts in a language. */
export const messagesOf = (language: InterfaceLanguage): Messages => CATALOGUES[language];
