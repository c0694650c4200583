/** Who writes in the demo. */
export type Side = 'alice' | 'bob';

/** How what was read differs from what was typed. All empty: nothing was lost, doubled or torn. */
export interface Difference {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Words that nobody typed, such as halves of a torn token. */
  readonly foreign: readonly string[];
}

/** The driver's own record of what it typed: unique words, by note and by side. Kept outside of the apps. */
export class TokenBook {
  readonly #byNote = new Map<string, string[]>();
  readonly #counts: Record<Side, number> = { alice: 0, bob: 0 };

  /** The next words of one side for one note; from now on they are expected to be in it. */
  issue(side: Side, note: string, count: number): string[] {
    const tokens = Array.from({ length: count }, (_, index) => tokenOf(side, this.#counts[side] + index));
    this.#counts[side] += count;
    this.#byNote.set(note, [...(this.#byNote.get(note) ?? []), ...tokens]);
    return tokens;
  }

  /** How many words one side was given so far. */
  countOf(side: Side): number {
    return this.#counts[side];
  }

  /** How many words a note should hold. */
  expectedIn(note: string): number {
    return this.#byNote.get(note)?.length ?? 0;
  }

  /** Compares the words of a text with what was typed into a note, beside the words of `frame` that stood there first. */
  compare(note: string, text: string, frame: string): Difference {
    const counts = new Map<string, number>();
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const word of wordsOf(frame)) counts.set(word, (counts.get(word) ?? 0) - 1);
    const expected = this.#byNote.get(note) ?? [];
    for (const token of expected) counts.set(token, (counts.get(token) ?? 0) - 1);
    const own = new Set([...expected, ...wordsOf(frame)]);
    const over = [...counts].filter(([, count]) => count > 0).map(([word]) => word);
    return {
      lost: [...counts].filter(([, count]) => count < 0).map(([word]) => word),
      doubled: over.filter((word) => own.has(word)),
      foreign: over.filter((word) => !own.has(word)),
    };
  }
}

/** Whether a comparison found nothing. */
export const isEqual = ({ lost, doubled, foreign }: Difference): boolean =>
  lost.length + doubled.length + foreign.length === 0;

const tokenOf = (side: Side, index: number): string => `${side.slice(0, 1)}${String(index).padStart(3, '0')}`;

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
