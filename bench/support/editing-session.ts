import { Text } from '@codemirror/state';

/** One stroke of a session: what is replaced, with what, and in which sitting. */
export interface Stroke {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly sitting: number;
}

/** How a session is made: the same options give the same session. */
export interface SessionOptions {
  readonly seed: number;
  readonly keystrokes: number;
}

/** A sitting is over after so many keystrokes; the next one writes under another client id. */
export const SITTING_KEYSTROKES = 2_500;
/** Of a thousand words so many begin with a slip of one to four letters, which is taken back and typed right. */
const SLIPS = 160;
/** After how many words a person moves on, at most, and how far away that mostly is, in lines. */
const BURST_WORDS = 24;
const NEARBY_LINES = 30;
/** Of a hundred moves so many go anywhere in the text, and so many paste a sentence that was copied. */
const FAR_MOVES = 12;
const PASTES = 10;
const WORDS =
  'the tide was low and we carried boats over stones to water before dark with lamps ropes bread salt'.split(' ');

/**
 * What a person does to a text: types words in bursts, slips and corrects with Backspace, moves to the end of another line,
 * mostly near, starts lines of their own, and pastes now and then. A stroke is one key, or one paste.
 */
export function* editingSession(text: string, { seed, keystrokes }: SessionOptions): Generator<Stroke> {
  const writer = new Writer(text, seed);
  let count = 0;
  while (true) {
    for (const { from, to, insert } of writer.burst()) {
      if (count === keystrokes) return;
      yield { from, to, insert, sitting: Math.floor(count / SITTING_KEYSTROKES) };
      count += 1;
    }
  }
}

type Change = Omit<Stroke, 'sitting'>;

class Writer {
  #doc: Text;
  #caret = 0;
  #random: number;

  constructor(text: string, seed: number) {
    this.#doc = Text.of(text.split('\n'));
    this.#random = seed;
  }

  *burst(): Generator<Change> {
    this.#move();
    if (this.#chance(100) < PASTES) yield this.#replace(0, ` ${WORDS.slice(this.#chance(8)).join(' ')}.`);
    if (this.#chance(5) === 0) yield this.#replace(0, '\n');
    for (let words = 1 + this.#chance(BURST_WORDS); words > 0; words -= 1) yield* this.#word();
  }

  *#word(): Generator<Change> {
    yield this.#replace(0, ' ');
    const word = WORDS[this.#chance(WORDS.length)] ?? '';
    if (this.#chance(1000) < SLIPS) {
      const slip = [...word.slice(0, 4)].reverse();
      for (const letter of slip) yield this.#replace(0, letter);
      for (const _letter of slip) yield this.#replace(1, '');
    }
    for (const letter of word) yield this.#replace(0, letter);
  }

  /** To the end of a line of prose; lines of tables and code are passed over. */
  #move(): void {
    const { lines } = this.#doc;
    const here = this.#doc.lineAt(this.#caret).number;
    const isFar = this.#chance(100) < FAR_MOVES;
    const wanted = isFar ? this.#chance(lines) : here + this.#chance(2 * NEARBY_LINES) - NEARBY_LINES;
    let number = Math.min(Math.max(wanted, 1), lines);
    while (number < lines && !/^[A-Za-z ]/.test(this.#doc.line(number).text)) number += 1;
    this.#caret = this.#doc.line(number).to;
  }

  /** Replaces so many units before the caret. */
  #replace(before: number, insert: string): Change {
    const change = { from: this.#caret - before, to: this.#caret, insert };
    this.#doc = this.#doc.replace(change.from, change.to, Text.of(insert.split('\n')));
    this.#caret = change.from + insert.length;
    return change;
  }

  /** A number from 0 to below the limit (mulberry32). */
  #chance(limit: number): number {
    this.#random = (this.#random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#random ^ (this.#random >>> 15), 1 | this.#random);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
}
