import * as v from 'valibot';
import { MAX_WORD_UNITS } from '../spelling/words.ts';

/** A language by its BCP 47 tag, as its dictionary is named: `en-GB`, `nl`. */
export const languageTag = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/));

/** One word without spaces. */
export const spellingWord = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_WORD_UNITS), v.regex(/^[^\s\p{Cc}]+$/u));

/** Why a dictionary cannot be used: `too-slow` also when it makes the checker hang or break. */
export const dictionaryProblem = v.picklist(['too-large', 'unreadable', 'not-a-dictionary', 'too-slow']);
export type DictionaryProblem = v.InferOutput<typeof dictionaryProblem>;

const dictionary = v.strictObject({
  language: languageTag,
  /** Came with the app, or was put into the profile by a person. */
  origin: v.picklist(['shipped', 'own']),
  problem: v.optional(dictionaryProblem),
});
export type DictionaryInfo = v.InferOutput<typeof dictionary>;

/** All that a window has to know about spelling. */
export const spellingState = v.strictObject({
  /** `system`: the operating system checks and marks, and chooses the languages. */
  checker: v.picklist(['dictionaries', 'system']),
  isOn: v.boolean(),
  dictionaries: v.array(dictionary),
  /** The languages to check, the preferred one first. May name some whose dictionary is gone. */
  languages: v.array(languageTag),
  /** The personal dictionary, in order. */
  words: v.array(spellingWord),
});
export type SpellingState = v.InferOutput<typeof spellingState>;

/** What was chosen in the menu over a mistake. `language` without a tag: choose it automatically again. */
export const spellingChoice = v.variant('kind', [
  v.strictObject({ kind: v.literal('nothing') }),
  v.strictObject({ kind: v.literal('replace'), text: v.pipe(v.string(), v.maxLength(256)) }),
  v.strictObject({ kind: v.literal('learn') }),
  v.strictObject({ kind: v.literal('ignore') }),
  v.strictObject({ kind: v.literal('language'), language: v.optional(languageTag) }),
]);
export type SpellingChoice = v.InferOutput<typeof spellingChoice>;
