import path from 'node:path';
import { waitFor } from '../support/wait-for.ts';
import { measureKeystrokes } from './latency.ts';
import type { Seat, Stage } from './stage.ts';
import { type Difference, isEqual, type Side, TokenBook } from './token-book.ts';

/** How many words each side types in all. */
const TOKENS_PER_SIDE = 200;
/** How many of them go between the words of the one sentence. */
const TOKENS_IN_SENTENCE = 24;
const PATIENCE_MS = 60_000;

const PLAN = 'Harbour plan';
const OLD = 'Old list';
const SENTENCE =
  'We meet at the old harbour when the tide is low and carry the small boats over the stones to the water before it gets dark tonight .';
/** Words that stand in a note beside the counted ones. */
const FRAMES: Readonly<Record<string, string>> = { [PLAN]: SENTENCE, [OLD]: 'Things to throw away .' };

/** What the demo needs to tell its story. */
export interface DemoPorts {
  readonly stage: Stage;
  readonly outDir: string;
  readonly say: (line: string) => void;
}

/** Plays the whole story; rejects with a sentence when anything was lost, doubled, different or leaked. */
export async function playDemo(ports: DemoPorts): Promise<void> {
  await new Story(ports).play();
}

class Story {
  readonly #stage: Stage;
  readonly #alice: Seat;
  readonly #bob: Seat;
  readonly #book = new TokenBook();
  readonly #outDir: string;
  readonly #say: (line: string) => void;

  constructor({ stage, outDir, say }: DemoPorts) {
    this.#stage = stage;
    this.#outDir = outDir;
    this.#say = say;
    this.#alice = stage.seat('alice', 'alice');
    this.#bob = stage.seat('bob', 'bob');
  }

  async play(): Promise<void> {
    try {
      await this.#connectBoth();
      await this.#writeTogether();
      await this.#writeApart();
      await this.#reconnect();
      await this.#compareBoth();
      await this.#compareThird();
    } finally {
      // Without a picture the reason for ending is still to be told.
      await this.#picture('end').catch(() => undefined);
    }
  }

  async #connectBoth(): Promise<void> {
    await this.#both((seat) => seat.start());
    this.#say('two apps run, each with a fresh profile of its own');
    await this.#both((seat) => this.#connect(seat));
    this.#say('both are connected through the dialog, each over its own line');
  }

  #connect(seat: Seat): Promise<void> {
    return seat.notes.connect(this.#stage.server.address(seat.account, seat.line));
  }

  async #writeTogether(): Promise<void> {
    const [alice, bob] = [this.#alice.notes, this.#bob.notes];
    await alice.newNote(OLD);
    await alice.type(FRAMES[OLD] ?? '');
    await this.#append(this.#alice, OLD, 10);
    await alice.newNote(PLAN);
    await alice.type(SENTENCE);
    await bob.openNote(PLAN);
    await this.#until(async () => (await bob.bodyText()) === SENTENCE, 'the sentence on the screen of bob');
    this.#say('alice wrote a note, bob sees it');
    await alice.press('Control+End', 'Enter', 'Enter');
    await this.#untilSame();
    const keys = this.#book.issue('alice', PLAN, 8).join(' ');
    const { count, medianMs, p95Ms } = await measureKeystrokes(alice, bob, `${keys} `);
    const figures = `median ${medianMs.toFixed(0)} ms, p95 ${p95Ms.toFixed(0)} ms over ${count} keystrokes`;
    this.#say(`from a key of alice to the screen of bob: ${figures}`);
    await bob.press('Control+End', 'Enter', 'Enter');
    await this.#both((seat) => this.#append(seat, PLAN, 32));
    await this.#untilComplete([PLAN]);
    this.#say('both wrote at the same time in one note, both see everything');
    await this.#picture('together');
  }

  async #writeApart(): Promise<void> {
    const lines = [this.#alice.line, this.#bob.line];
    await this.#both((seat) => seat.notes.saved());
    for (const line of lines) line.cut();
    for (const line of lines) line.mark();
    await this.#both((seat) => seat.notes.whenStatus(/^Offline/));
    this.#say('both networks are cut, both apps say Offline');
    await this.#both((seat) => this.#writeIntoSentence(seat));
    this.#say(`each put ${TOKENS_IN_SENTENCE} words between the words of the same sentence`);
    await this.#restartAlice();
    await this.#both((seat) => this.#appendToSentence(seat, 40));
    this.#say('both went on in the same paragraph');
    await this.#bob.notes.openNote(OLD);
    await this.#append(this.#bob, OLD, 20);
    await this.#alice.notes.openNote(OLD);
    await this.#alice.notes.page.getByRole('button', { name: 'Move to the Trash' }).click();
    await this.#alice.notes.rowOf(OLD).waitFor({ state: 'detached' });
    await this.#both((seat) => seat.notes.saved());
    this.#say('alice put a note into the Trash while bob wrote in it');
    await this.#picture('apart');
  }

  /** Mouse and keyboard: the caret goes behind the first word by a click, then from word to word, typing in each gap. */
  async #writeIntoSentence(seat: Seat): Promise<void> {
    const first = SENTENCE.split(' ')[0] ?? '';
    await seat.notes.clickBehind(first);
    if ((await seat.notes.textBeforeCaret()) !== first)
      throw new Error(`${seat.name}: the click put the caret elsewhere`);
    for (const token of this.#book.issue(seat.account, PLAN, TOKENS_IN_SENTENCE)) {
      await seat.notes.type(` ${token}`);
      await seat.notes.press('Control+ArrowRight');
    }
  }

  async #restartAlice(): Promise<void> {
    const text = await this.#alice.notes.bodyText();
    await this.#alice.quit();
    await this.#alice.start();
    await this.#alice.notes.openNote(PLAN);
    await this.#until(async () => (await this.#alice.notes.bodyText()) === text, 'the text of alice after the restart');
    this.#say('alice quit and started again without a network: her text is there');
  }

  async #appendToSentence(seat: Seat, count: number): Promise<void> {
    await seat.notes.clickBehind('tonight .');
    await seat.notes.type(this.#words(seat.account, PLAN, count));
  }

  async #reconnect(): Promise<void> {
    for (const line of [this.#alice.line, this.#bob.line]) {
      const { up, down } = line.sinceMark;
      if (up + down > 0) throw new Error(`${up} bytes went up and ${down} down although the line was cut`);
      line.restore();
    }
    this.#say('0 bytes passed while both lines were cut; now they are back');
    const startedMs = performance.now();
    if ((await this.#alice.notes.status()).startsWith('Needs you')) {
      await this.#alice.notes.signIn('alice-pw');
      this.#say('alice gave her password again: this computer has no safe place to keep it');
    }
    await this.#both((seat) => seat.notes.openNote(PLAN));
    await this.#untilComplete([PLAN]);
    this.#say(`both have each other's text again ${((performance.now() - startedMs) / 1000).toFixed(1)} s later`);
    await this.#both(async (seat) => {
      await seat.notes.press('Control+End');
      await this.#append(seat, PLAN, TOKENS_PER_SIDE - this.#book.countOf(seat.account));
    });
    this.#say(`each has typed ${TOKENS_PER_SIDE} words`);
  }

  async #compareBoth(): Promise<void> {
    await this.#untilComplete([PLAN, OLD]);
    await this.#both((seat) => seat.notes.whenStatus(/^Up to date$/));
    for (const note of [PLAN, OLD]) {
      await this.#both((seat) => seat.notes.openNote(note));
      await this.#untilSame();
      this.#say(`“${note}” is the same on both screens, with all ${this.#book.expectedIn(note)} words once`);
    }
    this.#say('the note that was deleted and written in at once was kept, with the text of both');
  }

  async #compareThird(): Promise<void> {
    const texts = await this.#textsOf(this.#alice, [PLAN, OLD]);
    const third = this.#stage.seat('a third laptop', 'alice');
    await third.start();
    await this.#connect(third);
    await this.#untilCompleteOn(third, [PLAN, OLD]);
    const same = await this.#textsOf(third, [PLAN, OLD]);
    if (JSON.stringify(same) !== JSON.stringify(texts)) throw new Error('the third laptop has other text');
    this.#say('a third, fresh laptop pulled the same text from the server');
  }

  /** Types words at the end of the text. */
  async #append(seat: Seat, note: string, count: number): Promise<void> {
    if (note === OLD) await seat.notes.press('Control+End');
    await seat.notes.type(this.#words(seat.account, note, count));
  }

  #words(side: Side, note: string, count: number): string {
    return this.#book
      .issue(side, note, count)
      .map((token) => ` ${token}`)
      .join('');
  }

  async #untilComplete(notes: readonly string[]): Promise<void> {
    await this.#both((seat) => this.#untilCompleteOn(seat, notes));
  }

  /** Waits until the notes on a screen hold every word that was typed into them, once. */
  async #untilCompleteOn(seat: Seat, notes: readonly string[]): Promise<void> {
    for (const note of notes) {
      await seat.notes.rowOf(note).waitFor();
      await seat.notes.openNote(note);
      const compare = async (): Promise<Difference> =>
        this.#book.compare(note, await seat.notes.bodyText(), FRAMES[note] ?? '');
      const what = `all words of “${note}” on the screen of ${seat.name}`;
      await this.#until(async () => isEqual(await compare()), what).catch(async (cause: unknown) => {
        throw new Error(`${seat.name}, “${note}”: ${JSON.stringify(await compare())}`, { cause });
      });
    }
  }

  /** Waits until both screens show the same text of the note that is open on both. */
  async #untilSame(): Promise<void> {
    const isSame = async (): Promise<boolean> =>
      (await this.#alice.notes.bodyText()) === (await this.#bob.notes.bodyText());
    await this.#until(isSame, 'the same text on both screens');
  }

  async #textsOf(seat: Seat, notes: readonly string[]): Promise<string[]> {
    const texts: string[] = [];
    for (const note of notes) {
      await seat.notes.openNote(note);
      texts.push(await seat.notes.bodyText());
    }
    return texts;
  }

  #until(isSo: () => Promise<boolean>, what: string): Promise<void> {
    return waitFor(isSo, what, PATIENCE_MS);
  }

  async #both(act: (seat: Seat) => Promise<unknown>): Promise<void> {
    await Promise.all([act(this.#alice), act(this.#bob)]);
  }

  async #picture(moment: string): Promise<void> {
    await this.#both((seat) => seat.picture(path.join(this.#outDir, `${moment}-${seat.name}.png`)));
  }
}
