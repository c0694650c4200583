import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { NoteSession, type SaveState } from './note-session.svelte.ts';

/** The note on screen, and notes that left the screen but still have something unsaved. */
export class OpenNotes {
  readonly #bridge: Bridge;
  readonly #closing = new Map<NoteId, Promise<void>>();
  readonly #unsubscribe: readonly (() => void)[];
  #sessions = $state.raw<readonly NoteSession[]>([]);
  #current = $state.raw<NoteSession | undefined>();
  #screen = $state(0);
  #opening: Promise<void> = Promise.resolve();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#unsubscribe = [
      bridge.subscribe('notes.edited', ({ id, update }) => this.#sessionOf(id)?.receive(update)),
      bridge.subscribe('notes.reopenNeeded', ({ id }) => this.#sessionOf(id)?.reopen()),
      bridge.subscribe('app.closing', () => void this.flush()),
    ];
  }

  get current(): NoteSession | undefined {
    return this.#current;
  }

  /** Changes when another note is shown, and stays when the same note goes on under another id. Keys the view. */
  get screen(): number {
    return this.#screen;
  }

  /** The worst that can be said of all edits made in this window. */
  get save(): SaveState {
    const states = this.#sessions.map((session) => session.save);
    return states.find(({ state }) => state === 'not-saved') ?? states.find(({ state }) => state === 'saving') ?? SAVED;
  }

  /** The text of a note that is open here; empty while it is not. */
  textOf(id: NoteId): string {
    return this.#sessionOf(id)?.binding?.body.text.toString() ?? '';
  }

  /** Shows a note. The one before is closed when its edits are saved. */
  open(id: NoteId): void {
    if (this.#current?.id === id) return;
    this.#screen++;
    this.#leave();
    const kept = this.#sessionOf(id);
    this.#current = kept ?? this.#add(id);
    if (kept === undefined) this.#opening = this.#openAfterClose(this.#current);
  }

  /** Resolves when main has answered for the note that was opened last. */
  whenOpened(): Promise<void> {
    return this.#opening;
  }

  /** The note on screen goes on as another one (its copy in another workspace): view, caret and scroll stay. */
  continueAs(id: NoteId | undefined): void {
    if (id === undefined) this.showNothing();
    else if (this.#current === undefined) this.open(id);
    else if (id !== this.#current.id) void this.#replaceBy(id);
  }

  showNothing(): void {
    this.#leave();
    this.#current = undefined;
    this.#screen++;
  }

  /** Sends everything unsent. True when main has it all. */
  async flush(): Promise<boolean> {
    const outcomes = await Promise.all(this.#sessions.map((session) => session.flush()));
    return outcomes.every((isSaved) => isSaved);
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const session of this.#sessions) void session.close();
    this.#sessions = [];
    this.#current = undefined;
  }

  #add(id: NoteId): NoteSession {
    const session = new NoteSession(this.#bridge, id);
    this.#sessions = [...this.#sessions, session];
    return session;
  }

  /** Stays with the note on screen until the other one is open, so that the editors live on. */
  async #replaceBy(id: NoteId): Promise<void> {
    const before = this.#current;
    const kept = this.#sessionOf(id);
    const session = kept ?? this.#add(id);
    if (kept === undefined) await this.#openAfterClose(session);
    if (this.#current === before) {
      this.#leave();
      this.#current = session;
    } else void this.#closeWhenSaved(session);
  }

  async #openAfterClose(session: NoteSession): Promise<void> {
    const closing = this.#closing.get(session.id);
    // Nothing is waited for without need: main is asked before the window draws that the note before is gone.
    if (closing !== undefined) await closing;
    await session.open();
  }

  #leave(): void {
    if (this.#current !== undefined) void this.#closeWhenSaved(this.#current);
  }

  async #closeWhenSaved(session: NoteSession): Promise<void> {
    await session.whenSaved();
    if (session === this.#current || !this.#sessions.includes(session)) return;
    this.#sessions = this.#sessions.filter((one) => one !== session);
    const closed = session.close().finally(() => this.#closing.delete(session.id));
    this.#closing.set(session.id, closed);
    await closed;
  }

  #sessionOf(id: NoteId): NoteSession | undefined {
    return this.#sessions.find((session) => session.id === id);
  }
}

const SAVED: SaveState = { state: 'saved' };
