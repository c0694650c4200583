import * as v from 'valibot';
import { type DictionaryProblem, dictionaryProblem } from '../../core/contract/spelling-values.ts';
import { createWorkerClient, type WorkerClient, WorkerError } from '../worker/client.ts';
import type { DictionarySource } from './dictionary-source.ts';

/** What a worker may take to load its dictionary and answer: a second or two on a slow, busy machine. */
const DEADLINE_MS = 10_000;
const MAX_MEMORY_MB = 256;

/** How many words go in one question, so that one for suggestions never waits long. */
const BATCH_WORDS = 250;

/** Once may be bad luck (a machine that stood still); twice in a row is the dictionary. */
const MAX_FAILURES = 2;

type CheckerApi = {
  readonly check: (words: readonly string[]) => number[];
  readonly suggest: (word: string) => string[];
};

/** What a checker may take; less in tests. */
export interface CheckerLimits {
  readonly deadlineMs: number;
}

/**
 * One language in a worker of its own, started by the first question. A dictionary that makes it hang or break costs
 * nobody else anything: after two failures in a row this language is given up.
 */
export class LanguageChecker {
  readonly #worker: WorkerClient<CheckerApi>;
  #failures = 0;
  #problem: DictionaryProblem | undefined;

  constructor(script: URL, source: DictionarySource, { deadlineMs }: CheckerLimits = { deadlineMs: DEADLINE_MS }) {
    this.#worker = createWorkerClient<CheckerApi>(script, { deadlineMs, maxMemoryMb: MAX_MEMORY_MB, data: source });
  }

  /** Why the language was given up; undefined while it works. */
  get problem(): DictionaryProblem | undefined {
    return this.#problem;
  }

  /** The places of the words that the language does not know; undefined when it could not be asked. */
  async check(words: readonly string[]): Promise<number[] | undefined> {
    const wrong: number[] = [];
    for (let start = 0; start < words.length; start += BATCH_WORDS) {
      const answer = await this.#ask('check', words.slice(start, start + BATCH_WORDS));
      if (answer === undefined) return undefined;
      wrong.push(...answer.map((index) => start + index));
    }
    return wrong;
  }

  /** What may have been meant, best first; nothing when the language could not be asked. */
  async suggest(word: string): Promise<readonly string[]> {
    return (await this.#ask('suggest', word)) ?? [];
  }

  /** Ends the worker and frees its dictionary. Idempotent. */
  close(): Promise<void> {
    return this.#worker.close();
  }

  async #ask<N extends keyof CheckerApi>(name: N, input: Parameters<CheckerApi[N]>[0]) {
    if (this.#problem !== undefined) return undefined;
    try {
      const answer = await this.#worker.ask(name, input);
      this.#failures = 0;
      return answer;
    } catch (cause) {
      this.#fail(cause);
      return undefined;
    }
  }

  #fail(cause: unknown): void {
    this.#failures++;
    const said = cause instanceof WorkerError ? cause.message : '';
    if (v.is(dictionaryProblem, said)) this.#problem = said;
    else if (this.#failures >= MAX_FAILURES) this.#problem = 'too-slow';
  }
}
