import type { Bridge } from '../../core/contract/bridge.ts';
import { MAX_TITLES, type TitleRow } from '../../core/contract/reference-commands.ts';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { ask } from '../api/bridge.ts';

/** How long titles gather before main is asked about them together, in ms; answers are renewed no more often either. */
const GATHER_MS = 250;
/** The first answer after something new came on screen is waited for. */
const FIRST_MS = 30;

/** Where the links on screen lead, as main said last; asked again when notes change. */
export class ResolvedTitles {
  readonly #bridge: Bridge;
  readonly #unsubscribe: () => void;
  readonly #listeners = new Set<() => void>();
  /** By `linkKeyOf`; null: there is no such note. */
  #known = new Map<string, TitleRow | null>();
  #shown = new Map<string, string>();
  #missing: ReadonlySet<string> = new Set();
  #isStale = false;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = bridge.subscribe('notes.listChanged', () => {
      this.#isStale = true;
      if (this.#shown.size > 0) this.#askIn(GATHER_MS);
    });
  }

  /** The keys of those titles that are known to lead nowhere. Another set when that changes. */
  get missing(): ReadonlySet<string> {
    return this.#missing;
  }

  /** The note that a title leads to, as far as that is known. */
  noteOf(title: string): TitleRow | undefined {
    return this.#known.get(linkKeyOf(title)) ?? undefined;
  }

  /** These titles are on screen; no others are asked about. */
  show(titles: readonly string[]): void {
    this.#shown = new Map(titles.slice(0, MAX_TITLES).map((title) => [linkKeyOf(title), title]));
    if (this.#unanswered().length > 0) this.#askIn(FIRST_MS);
  }

  /** Tells when `missing` changed. Returns what ends that. */
  onchange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#unsubscribe();
    this.#shown.clear();
  }

  #unanswered(): string[] {
    return [...this.#shown].filter(([key]) => this.#isStale || !this.#known.has(key)).map(([, title]) => title);
  }

  #askIn(delayMs: number): void {
    if (!this.#isAsking) this.#timer ??= setTimeout(() => void this.#ask(), delayMs);
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const titles = this.#unanswered();
    if (titles.length === 0) return;
    const wasStale = this.#isStale;
    this.#isStale = false;
    this.#isAsking = true;
    const answer = await ask(this.#bridge, 'notes.resolveTitles', { titles });
    this.#isAsking = false;
    if (!answer.ok) return;
    const before = wasStale ? [] : this.#known;
    this.#known = new Map([
      ...before,
      ...answer.value.map(({ title, note }) => [linkKeyOf(title), note ?? null] as const),
    ]);
    this.#tell();
    if (this.#unanswered().length > 0) this.#askIn(GATHER_MS);
  }

  #tell(): void {
    const missing = new Set([...this.#known].filter(([, note]) => note === null).map(([key]) => key));
    if (missing.size === this.#missing.size && [...missing].every((key) => this.#missing.has(key))) return;
    this.#missing = missing;
    for (const listener of this.#listeners) listener();
  }
}
