import type { CommandInput } from '../../core/contract/commands.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import type { spellingCommands } from '../../core/contract/spelling-commands.ts';
import type { SpellingChoice } from '../../core/contract/spelling-values.ts';
import { storeFailure } from '../notes/store-failure.ts';
import { ProfileSpelling, type SpellingPorts } from './profile-spelling.ts';

/** What answers the spelling commands. */
export type SpellingHandlers = HandlersOf<keyof typeof spellingCommands>;

/** What the menu over a mistake shows. */
export interface SpellingMenu extends CommandInput<'spelling.menu'> {
  readonly suggestions: readonly string[];
  /** The languages that the note can be fixed to. */
  readonly languages: readonly string[];
}

/** What else the commands need: somebody to show the menu in the window in front, until it is closed. */
export interface SpellingShell extends SpellingPorts {
  readonly showMenu: (menu: SpellingMenu) => Promise<SpellingChoice>;
}

/** Spelling while the app runs. */
export interface Spelling {
  readonly handlers: SpellingHandlers;
  close(): Promise<void>;
}

/** How long a person waits for suggestions before the menu opens without them, in ms. */
const SUGGESTION_PATIENCE_MS = 1500;

/** Makes it ready; files are read by the first question, dictionaries by the first word. */
export function createSpelling(shell: SpellingShell): Spelling {
  const spelling = new ProfileSpelling(shell);
  const stored = async <T>(change: Promise<T>): Promise<Result<T>> => {
    try {
      return succeed(await change);
    } catch (cause) {
      shell.log.error('spelling: not written', cause);
      return fail(storeFailure(cause));
    }
  };
  return {
    handlers: {
      'spelling.read': () => stored(spelling.read()),
      'spelling.change': (change) => stored(spelling.change(change)),
      'spelling.check': ({ words }) => stored(spelling.check(words)),
      'spelling.learn': ({ word }) => stored(spelling.learn(word)),
      'spelling.forget': ({ word }) => stored(spelling.forget(word)),
      'spelling.ignore': ({ word }) => stored(spelling.ignore(word)),
      'spelling.menu': async (question) => {
        const languages = await spelling.usableLanguages();
        const suggestions = await within(SUGGESTION_PATIENCE_MS, spelling.suggest(question.word, question.language));
        return succeed(await shell.showMenu({ ...question, suggestions, languages }));
      },
    },
    close: () => spelling.close(),
  };
}

/** What `found` resolves to, or nothing when that takes too long. */
async function within(limitMs: number, found: Promise<readonly string[]>): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(resolve, limitMs, []);
  });
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
