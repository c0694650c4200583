import path from 'node:path';
import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { OutgoingEvent } from '../../core/contract/handlers.ts';
import type { SpellingState } from '../../core/contract/spelling-values.ts';
import { defaultLanguages } from '../../core/spelling/default-languages.ts';
import type { Log } from '../log.ts';
import { Checkers } from './checkers.ts';
import { type FoundDictionary, findDictionaries } from './dictionary-folder.ts';
import { isAmong, PersonalWords } from './personal-words.ts';
import { SettingsFile, type WriteFile } from './spelling-settings.ts';

/** What spelling takes from outside. */
export interface SpellingPorts {
  readonly profileDir: string;
  readonly workerUrl: (name: 'spelling') => URL;
  /** `system`: the operating system checks, and no dictionary is ever loaded here. */
  readonly checker: SpellingState['checker'];
  /** The languages of the system, preferred first, as BCP 47 tags. */
  readonly systemLanguages: () => readonly string[];
  readonly writeFile: WriteFile;
  readonly tell: (event: OutgoingEvent) => void;
  readonly log: Log;
}

/** What lies in the profile. */
interface Files {
  readonly settings: SettingsFile;
  readonly words: PersonalWords;
  readonly dictionaries: readonly FoundDictionary[];
}

/** The spelling of one profile: choices, dictionaries, personal words. Reads nothing before the first question. */
export class ProfileSpelling {
  readonly #ports: SpellingPorts;
  readonly #checkers: Checkers;
  readonly #ignored = new Set<string>();
  #files: Promise<Files> | undefined;
  #isClosed = false;
  /** Changes go one after the other: each replaces a whole file. */
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(ports: SpellingPorts) {
    this.#ports = ports;
    this.#checkers = new Checkers(ports.workerUrl('spelling'));
  }

  /** Looks at the dictionary folder again. */
  async read(): Promise<SpellingState> {
    const { settings, words } = await this.#open();
    this.#files = this.#dictionaries().then((dictionaries) => ({ settings, words, dictionaries }));
    return this.#apply();
  }

  async change({ isOn, languages }: CommandInput<'spelling.change'>): Promise<SpellingState> {
    await this.#inTurn(async ({ settings }) =>
      settings.change({ ...settings.current, ...(isOn !== undefined && { isOn }), ...(languages && { languages }) }),
    );
    return this.#apply();
  }

  learn(word: string): Promise<undefined> {
    return this.#inTurn(({ words }) => words.add(word));
  }

  forget(word: string): Promise<undefined> {
    return this.#inTurn(({ words }) => words.remove(word));
  }

  async ignore(word: string): Promise<undefined> {
    this.#ignored.add(word.normalize('NFC'));
    await this.#tell();
    return undefined;
  }

  /** Asks every usable language; what a person taught or ignores is right in all of them. */
  async check(words: readonly string[]): Promise<CommandOutput<'spelling.check'>> {
    const before = JSON.stringify((await this.#apply()).dictionaries);
    const { words: personal } = await this.#open();
    const verdicts = await this.#checkers.check(words);
    // A dictionary that turned out to be of no use is out of use from here on, and windows should know.
    if (JSON.stringify((await this.#apply()).dictionaries) !== before) await this.#tell();
    const isAccepted = words.map((word) => personal.has(word) || isAmong(this.#ignored, word));
    return verdicts.map(({ language, wrong }) => ({ language, wrong: wrong.filter((index) => !isAccepted[index]) }));
  }

  suggest(word: string, language: string): Promise<readonly string[]> {
    return this.#checkers.suggest(word, language);
  }

  /** The languages that are chosen and work, the preferred one first. */
  async usableLanguages(): Promise<string[]> {
    const { dictionaries, languages } = await this.#apply();
    return languages.filter((tag) => dictionaries.some(({ language, problem }) => language === tag && !problem));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#lastChange.catch(() => undefined);
    await this.#checkers.close();
  }

  #open(): Promise<Files> {
    const { profileDir, writeFile } = this.#ports;
    this.#files ??= (async () => ({
      settings: await SettingsFile.open(path.join(profileDir, 'spelling.json'), writeFile),
      words: await PersonalWords.open(path.join(profileDir, 'personal-words.txt'), writeFile),
      dictionaries: await this.#dictionaries(),
    }))();
    // What could not be read is tried again by the next question.
    this.#files.catch(() => (this.#files = undefined));
    return this.#files;
  }

  async #dictionaries(): Promise<readonly FoundDictionary[]> {
    if (this.#ports.checker === 'system') return [];
    return findDictionaries(path.join(this.#ports.profileDir, 'dictionaries'));
  }

  /** Puts in use what is chosen, and says what there is. */
  async #apply(): Promise<SpellingState> {
    const files = await this.#open();
    const { isOn } = files.settings.current;
    const languages = files.settings.current.languages ?? this.#defaultLanguages(files);
    const chosen = languages.flatMap((tag) => files.dictionaries.find(({ language }) => language === tag) ?? []);
    if (!this.#isClosed) this.#checkers.use(isOn ? chosen.filter(({ problem }) => problem === undefined) : []);
    const dictionaries = files.dictionaries.map(
      ({ language, origin, problem = this.#checkers.problemOf(language) }) => ({
        language,
        origin,
        ...(problem && { problem }),
      }),
    );
    return { checker: this.#ports.checker, isOn, dictionaries, languages, words: files.words.all };
  }

  #defaultLanguages({ dictionaries }: Files): string[] {
    const available = dictionaries.map(({ language }) => language);
    return defaultLanguages(this.#ports.systemLanguages(), available);
  }

  async #tell(): Promise<void> {
    this.#ports.tell({ name: 'spelling.changed', payload: await this.#apply() });
  }

  #inTurn(change: (files: Files) => Promise<void>): Promise<undefined> {
    const next = this.#lastChange
      .catch(() => undefined)
      .then(async () => {
        await change(await this.#open());
        await this.#tell();
        return undefined;
      });
    this.#lastChange = next;
    return next;
  }
}
