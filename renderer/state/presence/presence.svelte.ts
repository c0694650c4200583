import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { Caret, PresentPerson } from '../../../core/contract/presence-commands.ts';
import { ask } from '../../api/bridge.ts';
import { OwnCaret } from './own-caret.ts';
import { personOf, type Person, type PersonInText } from './person.ts';

/** Who else is in the workspace, where their carets are, and whom this window follows. */
export class Presence {
  readonly #bridge: Bridge;
  readonly #own: OwnCaret;
  readonly #unsubscribe: () => void;
  readonly #listeners = new Set<() => void>();
  #people = $state.raw<readonly Person[]>([]);
  #followed = $state<string | undefined>();
  /** Where the caret went while nobody was there to hear of it. */
  #untold: Parameters<OwnCaret['moved']> | undefined;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#own = new OwnCaret(bridge);
    this.#unsubscribe = bridge.subscribe('presence.changed', ({ people }) => this.#take(people));
    void ask(bridge, 'presence.list', undefined).then((listed) => {
      if (listed.ok && this.#people.length === 0) this.#take(listed.value);
    });
  }

  /** Everybody else who is there, each person once. */
  get people(): readonly Person[] {
    return onceEach(this.#people);
  }

  /** Those who have a note open, each person once. */
  in(note: NoteId): readonly Person[] {
    return onceEach(this.#people.filter(({ notes }) => notes.some((one) => one.note === note)));
  }

  /** What a note that somebody has open is called; empty when it has no title, or has not come yet. */
  async titleOf(note: NoteId): Promise<string> {
    const known = await ask(this.#bridge, 'notes.text', { id: note });
    return known.ok ? (known.value?.title ?? '') : '';
  }

  /** The carets in a note, of every device. */
  caretsIn(note: NoteId): PersonInText[] {
    return this.#people.flatMap(({ id, name, colour, notes }) => {
      const caret = notes.find((one) => one.note === note)?.caret;
      return caret ? [{ id, name, colour, caret }] : [];
    });
  }

  /** Whose caret stays in sight here. */
  get followed(): string | undefined {
    return this.#followed;
  }

  /** Keeps somebody's caret in sight, or nobody's. */
  follow(id: string | undefined): void {
    this.#followed = id;
    this.#tell();
  }

  /** The caret moved here. Main is not asked for anything at each key of somebody who is alone. */
  moved(note: NoteId, caret: Caret): void {
    if (this.#people.length > 0) this.#own.moved(note, caret);
    else this.#untold = [note, caret];
  }

  /** Calls back whenever somebody came, went or moved, or another one is followed. Returns what ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#unsubscribe();
    this.#own.close();
  }

  #take(people: readonly PresentPerson[]): void {
    this.#people = people.map(personOf);
    if (!people.some(({ id }) => id === this.#followed)) this.#followed = undefined;
    if (this.#untold && people.length > 0) {
      this.#own.moved(...this.#untold);
      this.#untold = undefined;
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Of the devices of one account the first. */
function onceEach(people: readonly Person[]): readonly Person[] {
  const accounts = new Map<string, Person>();
  for (const person of people) if (!accounts.has(person.account)) accounts.set(person.account, person);
  return [...accounts.values()];
}
