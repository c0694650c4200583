import type { FoundDictionary } from './dictionary-folder.ts';
import { LanguageChecker } from './language-checker.ts';

/** What one language says about a list of words: the places of those that it does not know. */
export interface LanguageVerdict {
  readonly language: string;
  readonly wrong: readonly number[];
}

interface RunningChecker {
  readonly version: string;
  readonly checker: LanguageChecker;
}

/** The languages in use, each in its worker. A dictionary is loaded by the first question and freed when it is out of use. */
export class Checkers {
  readonly #script: URL;
  readonly #running = new Map<string, RunningChecker>();

  constructor(script: URL) {
    this.#script = script;
  }

  /** From now on these are in use, in this order; the others end. What changed on the disk begins anew. */
  use(dictionaries: readonly FoundDictionary[]): void {
    for (const [language, { version, checker }] of this.#running) {
      if (dictionaries.some((found) => found.language === language && found.version === version)) continue;
      this.#running.delete(language);
      // How the end of a worker out of use goes is nobody's concern.
      void checker.close().catch(() => undefined);
    }
    for (const { language, version, source } of dictionaries) {
      if (this.#running.has(language)) continue;
      this.#running.set(language, { version, checker: new LanguageChecker(this.#script, source) });
    }
  }

  /** Why a language in use was given up; undefined while it works. */
  problemOf(language: string): LanguageChecker['problem'] {
    return this.#running.get(language)?.checker.problem;
  }

  /** Asks every language in use at once; one that cannot be asked says nothing. */
  async check(words: readonly string[]): Promise<LanguageVerdict[]> {
    const asked = [...this.#running].map(async ([language, { checker }]) => {
      const wrong = await checker.check(words);
      return wrong === undefined ? [] : [{ language, wrong }];
    });
    return (await Promise.all(asked)).flat();
  }

  async suggest(word: string, language: string): Promise<readonly string[]> {
    return (await this.#running.get(language)?.checker.suggest(word)) ?? [];
  }

  async close(): Promise<void> {
    const checkers = [...this.#running.values()];
    this.#running.clear();
    await Promise.all(checkers.map(({ checker }) => checker.close()));
  }
}
