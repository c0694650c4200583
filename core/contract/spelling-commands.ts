import * as v from 'valibot';
import { languageTag, spellingChoice, spellingState, spellingWord } from './spelling-values.ts';
import { count } from './values.ts';

const nothing = v.undefined();
const oneWord = v.strictObject({ word: spellingWord });

/** How many words can be looked up at once. */
export const MAX_LOOKUP_WORDS = 2000;

/** What the spelling answers: dictionaries, the personal dictionary, and the words of a text. */
export const spellingCommands = {
  /** Looks at the dictionary folder again, too. */
  'spelling.read': { input: nothing, output: spellingState, maxBytes: 0 },
  /** Changes what is given and leaves the rest. Every window then hears `spelling.changed`. */
  'spelling.change': {
    input: v.strictObject({
      isOn: v.optional(v.boolean()),
      languages: v.optional(v.pipe(v.array(languageTag), v.maxLength(32))),
    }),
    output: spellingState,
    maxBytes: 4096,
  },
  /** For each language that could be asked: which of the words, by their place in the list, it does not know. */
  'spelling.check': {
    input: v.strictObject({ words: v.pipe(v.array(spellingWord), v.maxLength(MAX_LOOKUP_WORDS)) }),
    output: v.array(v.strictObject({ language: languageTag, wrong: v.array(count) })),
    maxBytes: 512 * 1024,
  },
  /** Adds a word to the personal dictionary, or takes it out. */
  'spelling.learn': { input: oneWord, output: nothing, maxBytes: 1024 },
  'spelling.forget': { input: oneWord, output: nothing, maxBytes: 1024 },
  /** Lets a word pass until the app ends. */
  'spelling.ignore': { input: oneWord, output: nothing, maxBytes: 1024 },
  /** Shows the native menu over a mistake and answers, once it is closed, what was chosen. `fixed` is the note's language. */
  'spelling.menu': {
    input: v.strictObject({
      word: spellingWord,
      language: languageTag,
      fixed: v.optional(languageTag),
      hasSelection: v.boolean(),
    }),
    output: spellingChoice,
    maxBytes: 1024,
  },
} as const;
