import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { spellingWord } from '../../core/contract/spelling-values.ts';
import type { WriteFile } from './spelling-settings.ts';

/** As many words as a person would learn in a lifetime; more come from something else. */
const MAX_WORDS = 20_000;

const collator = new Intl.Collator('en');

/** The personal dictionary: a text file, one word a line, that a person may edit as well. */
export class PersonalWords {
  readonly #file: string;
  readonly #write: WriteFile;
  #words: ReadonlySet<string>;

  private constructor(file: string, write: WriteFile, words: ReadonlySet<string>) {
    this.#file = file;
    this.#write = write;
    this.#words = words;
  }

  /** Reads the file; lines that are no words are left out. Rejects when there is one that cannot be read: it must not be overwritten. */
  static async open(file: string, write: WriteFile): Promise<PersonalWords> {
    const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return '';
      throw cause;
    });
    const words = text.split(/\r?\n/).map((line) => line.trim());
    const usable = words.filter((word) => v.is(spellingWord, word));
    return new PersonalWords(file, write, new Set(usable.slice(0, MAX_WORDS)));
  }

  /** In alphabetical order. */
  get all(): string[] {
    return [...this.#words].sort((a, b) => collator.compare(a, b));
  }

  /** Whether the word was learnt, be it with a capital or in capitals here. */
  has(word: string): boolean {
    return isAmong(this.#words, word);
  }

  /** Rejects, with everything as before, when the file cannot be written. */
  async add(word: string): Promise<void> {
    await this.#save(new Set([...this.#words, word.normalize('NFC')].slice(-MAX_WORDS)));
  }

  /** Rejects like `add`. */
  async remove(word: string): Promise<void> {
    await this.#save(new Set([...this.#words].filter((other) => other !== word)));
  }

  async #save(words: ReadonlySet<string>): Promise<void> {
    await this.#write(this.#file, [...words].map((word) => `${word}\n`).join(''));
    this.#words = words;
  }
}

/** A word that was given in small letters counts in any, as a dictionary has it. */
export function isAmong(words: ReadonlySet<string>, word: string): boolean {
  const normal = word.normalize('NFC');
  return words.has(normal) || words.has(normal.toLowerCase());
}
