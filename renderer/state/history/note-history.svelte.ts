import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { Comparison, VersionId, VersionRow } from '../../../core/contract/version-commands.ts';
import { ask } from '../../api/bridge.ts';
import { inTurn } from '../in-turn.ts';
import { texts } from '../texts.svelte.ts';
import { passageOf } from './passage.ts';
import { type ReadVersions, readVersions } from './read-versions.ts';
import { Playing } from './playing.svelte.ts';

/** What a version is compared with. */
export type Against = 'before' | 'now';

/** What the history of the note on screen needs of the window. */
export interface HistoryPorts {
  readonly bridge: Bridge;
  /** Sends what is unsent; answers whether main has it all. */
  readonly flush: () => Promise<boolean>;
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
  readonly enterNote: (id: NoteId) => void;
  /** Where the focus goes. */
  readonly ask: (target: 'history' | 'body') => void;
}

/** The versions of the note on screen, and the one that is looked at. */
export class NoteHistory {
  readonly #ports: HistoryPorts;
  readonly #read: (id: NoteId) => Promise<ReadVersions | undefined>;
  #isOpen = $state(false);
  #note = $state.raw<NoteId | undefined>();
  #rows = $state.raw<readonly VersionRow[] | undefined>();
  #sizeBytes = $state(0);
  #chosen = $state.raw<VersionId | undefined>();
  #against = $state<Against>('before');
  #comparison = $state.raw<Comparison | undefined>();
  #selected = $state.raw<{ readonly from: number; readonly to: number } | undefined>();
  readonly #playing = new Playing(() => this.#playOn());

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
    this.#read = inTurn((id) => readVersions(ports.bridge, id));
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Newest first; undefined until main has answered about the note. */
  get rows(): readonly VersionRow[] | undefined {
    return this.#rows;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** The version that is shown in place of the text. */
  get chosen(): VersionRow | undefined {
    return this.#isOpen ? this.#rows?.find(({ id }) => id === this.#chosen) : undefined;
  }

  get against(): Against {
    return this.#against;
  }

  /** Undefined until main has compared. */
  get comparison(): Comparison | undefined {
    return this.#comparison;
  }

  /** The passage of the version that is selected; undefined when nothing of it is. */
  get passage(): { readonly from: number; readonly to: number } | undefined {
    const { pieces } = this.#comparison ?? {};
    if (this.#selected === undefined || pieces === undefined) return undefined;
    return passageOf(pieces, this.#selected, this.#against === 'now' ? 'removed' : 'added');
  }

  get isPlaying(): boolean {
    return this.#playing.isOn;
  }

  toggle(): void {
    this.#isOpen = !this.#isOpen;
    if (this.#isOpen) this.#ports.ask('history');
    else this.leave();
  }

  /** Keeps `rows` to the versions of a note until what is returned is called. */
  follow(id: NoteId): () => void {
    this.#note = id;
    this.#rows = undefined;
    this.#show(undefined);
    const look = async (): Promise<void> => {
      const read = await this.#read(id);
      if (this.#note !== id || read === undefined) return;
      this.#rows = read.rows;
      this.#sizeBytes = read.sizeBytes;
    };
    const unsubscribe = this.#ports.bridge.subscribe('versions.changed', ({ note }) => {
      if (note !== id) return;
      void look();
      void this.#compare();
    });
    void look();
    return () => {
      this.pause();
      unsubscribe();
    };
  }

  /** Shows the text again, with the caret in it. */
  leave(): void {
    this.choose(undefined);
    this.#ports.ask('body');
  }

  /** Shows a version in place of the text, or the text again. */
  choose(id: VersionId | undefined): void {
    this.pause();
    this.#show(id);
  }

  compareWith(against: Against): void {
    this.#against = against;
    this.#show(this.#chosen);
  }

  /** Told what is selected of the text that shows both. */
  select(from: number, to: number): void {
    this.#selected = from === to ? undefined : { from, to };
  }

  /** Shows one version after the other, up to the newest; from the oldest on when that is the one shown. */
  play(): void {
    const rows = this.#rows ?? [];
    const at = rows.findIndex(({ id }) => id === this.#chosen);
    if (at <= 0) this.#show(rows.at(-1)?.id);
    if (rows.length > 1) this.#playing.start();
  }

  pause(): void {
    this.#playing.stop();
  }

  /** Keeps the note as it is now. True when that is done; what is in the way was said. */
  async save(note: NoteId, name: string): Promise<boolean> {
    const { bridge, flush, say } = this.#ports;
    if (!(await flush())) return false;
    const saved = await ask(bridge, 'versions.name', { note, name });
    say(saved.ok ? texts().history.saved : texts().errors[saved.error.code]);
    return saved.ok;
  }

  /** Brings the note back to the version that is shown, or a passage of it, and shows the note. */
  async restore(passage?: { readonly from: number; readonly to: number }): Promise<void> {
    const { bridge, flush, say } = this.#ports;
    const [note, version] = [this.#note, this.#chosen];
    if (note === undefined || version === undefined || !(await flush())) return;
    const restored = await ask(bridge, 'versions.restore', { note, version, ...(passage ? { passage } : {}) });
    if (!restored.ok) return say(texts().errors[restored.error.code]);
    if (passage === undefined) this.leave();
    else this.compareWith(this.#against);
    const { rewriting } = restored.value;
    say(passage === undefined ? texts().history.restored : texts().history.passageRestored, {
      label: texts().actions.undo,
      run: () => void ask(bridge, 'rewritings.undo', { rewriting }),
    });
  }

  /** Makes a note of the version that is shown, and shows that. */
  async revive(): Promise<void> {
    const { bridge, say, enterNote } = this.#ports;
    const [note, version] = [this.#note, this.#chosen];
    if (note === undefined || version === undefined) return;
    const revived = await ask(bridge, 'versions.revive', { note, version });
    if (!revived.ok) return say(texts().errors[revived.error.code]);
    say(texts().history.revived);
    enterNote(revived.value.id);
  }

  /** Shows the next newer version; false when there is none. */
  #playOn(): boolean {
    const rows = this.#rows ?? [];
    const next = rows[rows.findIndex(({ id }) => id === this.#chosen) - 1];
    if (next !== undefined) this.#show(next.id);
    return next !== undefined;
  }

  #show(id: VersionId | undefined): void {
    if (this.#chosen !== id) this.#comparison = undefined;
    this.#chosen = id;
    this.#selected = undefined;
    void this.#compare();
  }

  async #compare(): Promise<void> {
    const [note, version, against] = [this.#note, this.#chosen, this.#against];
    if (note === undefined || version === undefined) return;
    const compared = await ask(this.#ports.bridge, 'versions.compare', { note, version, with: against });
    if (this.#note !== note || this.#chosen !== version || this.#against !== against) return;
    if (compared.ok) this.#comparison = compared.value;
    else this.#ports.say(texts().errors[compared.error.code]);
  }
}
