import type { Handlers, HandlersOf } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import type { spellingCommands } from '../../core/contract/spelling-commands.ts';
import type { SpellingState } from '../../core/contract/spelling-values.ts';

/** What a fake main knows of spelling, which the commands change. */
interface SpellingMain {
  spelling: SpellingState;
  /** The words that each language refuses. */
  readonly misspelled: Readonly<Record<string, readonly string[]>>;
  /** Answers the menu over a mistake. */
  readonly chooseSpelling: Handlers['spelling.menu'];
  tell(name: 'spelling.changed', payload: SpellingState): void;
}

/** Answers about spelling as main does, from words that are listed. */
export function fakeSpelling(main: SpellingMain): HandlersOf<keyof typeof spellingCommands> {
  const changed = (change: Partial<SpellingState>) => {
    main.spelling = { ...main.spelling, ...change };
    main.tell('spelling.changed', main.spelling);
    return succeed(undefined);
  };
  return {
    'spelling.read': async () => succeed(main.spelling),
    'spelling.change': async ({ isOn, languages }) => {
      changed({ ...(isOn !== undefined && { isOn }), ...(languages && { languages }) });
      return succeed(main.spelling);
    },
    'spelling.check': async ({ words }) => {
      const wrongIn = (language: string) => (index: number) => main.misspelled[language]?.includes(words[index] ?? '');
      const places = [...words.keys()];
      const { languages, words: learnt } = main.spelling;
      return succeed(
        languages.map((language) => ({
          language,
          wrong: places.filter(wrongIn(language)).filter((index) => !learnt.includes(words[index] ?? '')),
        })),
      );
    },
    'spelling.learn': async ({ word }) => changed({ words: [...main.spelling.words, word] }),
    'spelling.forget': async ({ word }) => changed({ words: main.spelling.words.filter((other) => other !== word) }),
    'spelling.ignore': async () => changed({}),
    'spelling.menu': (question, window) => main.chooseSpelling(question, window),
  };
}
