import type { ChangeSet, Extension, Text } from '@codemirror/state';
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { BodyFacts } from '../../state/body-facts.svelte.ts';
import { COUNT_DELAY_MS, countOf, NOTHING, type TextCount } from '../../state/word-count.ts';
import { whenIdle } from '../../state/idle.ts';

/** How much of a text is counted at once, in units: less than a millisecond's work, and all of most notes. */
const SLICE_UNITS = 20_000;

/**
 * Tells how many words and characters the text has. It is counted once, slice by slice; from then on only what changes
 * is, before and after.
 */
export function textCount(facts: BodyFacts): Extension {
  return ViewPlugin.define((view) => new CountOfText(view, facts));
}

class CountOfText {
  readonly #facts: BodyFacts;
  /** The text as it was at first. What was written while it is being counted is in `#count` already. */
  readonly #first: Text;
  #countedTo = 0;
  #count = NOTHING;
  #told: TextCount | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #forget: (() => void) | undefined;

  constructor({ state }: EditorView, facts: BodyFacts) {
    this.#facts = facts;
    this.#first = state.doc;
    // A long text is on screen first.
    if (state.doc.length > SLICE_UNITS) this.#forget = whenIdle(this.#countSlice);
    else this.#countSlice();
  }

  update({ docChanged, changes, startState, state }: ViewUpdate): void {
    if (!docChanged) return;
    this.#count = countAfter(this.#count, changes, { before: startState.doc, after: state.doc });
    if (this.#isComplete) this.#timer ??= setTimeout(this.#tell, COUNT_DELAY_MS);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#forget?.();
    // The editor of the next note may be there before this one is gone.
    if (this.#facts.counted === this.#told) this.#facts.tellCounted(undefined);
  }

  get #isComplete(): boolean {
    return this.#countedTo >= this.#first.length;
  }

  readonly #countSlice = (): void => {
    const to = edgeOfWord(this.#first, Math.min(this.#countedTo + SLICE_UNITS, this.#first.length), 1);
    this.#count = plus(this.#count, countOf(this.#first.sliceString(this.#countedTo, to)));
    this.#countedTo = to;
    if (this.#isComplete) this.#tell();
    else this.#forget = whenIdle(this.#countSlice);
  };

  readonly #tell = (): void => {
    this.#timer = undefined;
    this.#told = this.#count;
    this.#facts.tellCounted(this.#told);
  };
}

function countAfter(
  count: TextCount,
  changes: ChangeSet,
  texts: { readonly before: Text; readonly after: Text },
): TextCount {
  let next = count;
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    next = plus(next, countAround(texts.before, fromA, toA), -1);
    next = plus(next, countAround(texts.after, fromB, toB));
  });
  return next;
}

/** Of whole words: what stands at the edges of a change may be one with what is in it. */
const countAround = (text: Text, from: number, to: number): TextCount =>
  countOf(text.sliceString(edgeOfWord(text, from, -1), edgeOfWord(text, to, 1)));

const plus = (one: TextCount, other: TextCount, sign: 1 | -1 = 1): TextCount => ({
  words: one.words + sign * other.words,
  characters: one.characters + sign * other.characters,
});

/** The next place with white space, or the end of the line, forwards or backwards. */
function edgeOfWord(text: Text, place: number, step: 1 | -1): number {
  const line = text.lineAt(place);
  const isInWord = (at: number): boolean => /\S/.test(line.text[step > 0 ? at : at - 1] ?? ' ');
  let at = place - line.from;
  while (isInWord(at)) at += step;
  return line.from + at;
}
