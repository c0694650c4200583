import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandInput } from '../../core/contract/commands.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { Result } from '../../core/contract/result.ts';
import { MAX_LOOKUP_WORDS } from '../../core/contract/spelling-commands.ts';
import type { DictionaryInfo, SpellingChoice, SpellingState } from '../../core/contract/spelling-values.ts';
import { isWrittenIn } from '../../core/spelling/script.ts';
import { ask } from '../api/bridge.ts';
import { WordVerdicts } from './word-verdicts.ts';

/** The spelling as this window knows it: what is chosen, and what was looked up. */
export class Spelling {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  readonly #verdicts = new WordVerdicts();
  readonly #listeners = new Set<() => void>();
  #state = $state.raw<SpellingState | undefined>();
  #problem = $state<AppErrorCode | undefined>();
  /** Counts the changes, so that an answer from before one is not believed. */
  #generation = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('spelling.changed', (state) => this.#adopt(state));
  }

  /** False also until main has answered. */
  get isOn(): boolean {
    return this.#state?.isOn ?? false;
  }

  /** The operating system checks, not the app. */
  get isOfSystem(): boolean {
    return this.#state?.checker === 'system';
  }

  get dictionaries(): readonly DictionaryInfo[] {
    return this.#state?.dictionaries ?? [];
  }

  /** The personal dictionary, in order. */
  get words(): readonly string[] {
    return this.#state?.words ?? [];
  }

  /** Why the last change could not be kept. */
  get problem(): AppErrorCode | undefined {
    return this.#problem;
  }

  /** The languages to check, the preferred one first; none while spelling is off. */
  get languages(): readonly string[] {
    if (!this.isOn) return [];
    return (this.#state?.languages ?? []).filter((tag) => this.#isUsable(tag));
  }

  isChosen(language: string): boolean {
    return this.#state?.languages.includes(language) ?? false;
  }

  /** Asks main how things are, and to look for new dictionaries. */
  load(): void {
    void this.#change(ask(this.#bridge, 'spelling.read', undefined), (state) => this.#adopt(state));
  }

  setOn(isOn: boolean): void {
    this.#set({ isOn });
  }

  choose(language: string, isChosen: boolean): void {
    const others = (this.#state?.languages ?? []).filter((tag) => tag !== language);
    this.#set({ languages: isChosen ? [...others, language] : others });
  }

  learn(word: string): void {
    void this.#change(ask(this.#bridge, 'spelling.learn', { word }));
  }

  forget(word: string): void {
    void this.#change(ask(this.#bridge, 'spelling.forget', { word }));
  }

  ignore(word: string): void {
    void this.#change(ask(this.#bridge, 'spelling.ignore', { word }));
  }

  /** The languages that do not know a word; undefined when it was not looked up. */
  readonly refusalsOf = (word: string): readonly string[] | undefined => this.#verdicts.of(word);

  /** Looks up those of the words that are not known yet. Whatever could not be learnt stays unknown. */
  async lookUp(words: readonly string[]): Promise<void> {
    const { languages } = this;
    const unknown = [...new Set(words)].filter((word) => this.refusalsOf(word) === undefined);
    const asked = unknown.filter((word) => languages.some((language) => isWrittenIn(word, language)));
    for (let start = 0; start < asked.length; start += MAX_LOOKUP_WORDS) {
      await this.#lookUp(asked.slice(start, start + MAX_LOOKUP_WORDS), languages);
    }
  }

  /** Shows the native menu over a mistake; resolves to what was chosen. */
  async menu(question: CommandInput<'spelling.menu'>): Promise<SpellingChoice> {
    const chosen = await ask(this.#bridge, 'spelling.menu', question);
    return chosen.ok ? chosen.value : { kind: 'nothing' };
  }

  /** Tells whoever shows mistakes that all of it may be different now. Returns the way to stop. */
  onchange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  close(): void {
    this.#unsubscribe();
    this.#listeners.clear();
  }

  #isUsable(language: string): boolean {
    return this.dictionaries.some((found) => found.language === language && found.problem === undefined);
  }

  #set(change: CommandInput<'spelling.change'>): void {
    void this.#change(ask(this.#bridge, 'spelling.change', change));
  }

  async #change<T>(asked: Promise<Result<T>>, then: (value: T) => void = () => undefined): Promise<void> {
    const answer = await asked;
    this.#problem = answer.ok ? undefined : answer.error.code;
    if (answer.ok) then(answer.value);
  }

  #adopt(state: SpellingState): void {
    this.#state = state;
    this.#generation++;
    this.#verdicts.clear();
    for (const listener of this.#listeners) listener();
  }

  async #lookUp(words: readonly string[], languages: readonly string[]): Promise<void> {
    const generation = this.#generation;
    const answer = await ask(this.#bridge, 'spelling.check', { words: [...words] });
    if (!answer.ok || generation !== this.#generation) return;
    // A language that could not be asked does not count as one that knows every word.
    if (languages.some((tag) => answer.value.every(({ language }) => language !== tag))) return;
    const wrong = answer.value.map(({ language, wrong: places }) => ({ language, places: new Set(places) }));
    for (const [index, word] of words.entries()) {
      const refusing = wrong.filter(({ places }) => places.has(index));
      this.#verdicts.keep(
        word,
        refusing.map(({ language }) => language),
      );
    }
  }
}
