import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { WindowScreen } from '../../core/contract/window-commands.ts';
import { ask } from '../api/bridge.ts';
import type { FocusRequests } from './focus-requests.svelte.ts';
import type { LastPlace } from './last-place.ts';
import type { Layout } from './layout.svelte.ts';
import type { OpenNotes } from './open-notes.svelte.ts';
import { QuickDraft } from './quick-draft.svelte.ts';
import { texts } from './texts.svelte.ts';
import type { WindowKind } from './window-kind.ts';
import { ScreenMemory } from './window-screen.ts';

/** What a window is made for, and what it remembers of the page before; without them it is a whole one and remembers nothing. */
export interface WindowOptions {
  readonly kind?: WindowKind | undefined;
  readonly place?: LastPlace | undefined;
}

/** What it needs of what is in it. */
interface WindowPorts extends WindowOptions {
  readonly bridge: Bridge;
  readonly notes: OpenNotes;
  readonly layout: Layout;
  readonly focus: FocusRequests;
  readonly say: (text: string) => void;
}

/** The window as one among others: what it is for, what is remembered of it, and how others are opened. */
export class ThisWindow {
  readonly kind: WindowKind;
  readonly draft = new QuickDraft((words) => this.#keep(words));
  readonly #ports: WindowPorts;
  readonly #screen: ScreenMemory;
  readonly #unsubscribe: () => void;

  constructor(ports: WindowPorts) {
    this.#ports = ports;
    this.kind = ports.kind ?? 'whole';
    this.#screen = new ScreenMemory(ports.bridge, () => this.#screenNow());
    this.#unsubscribe = ports.bridge.subscribe('app.closing', () => this.#screen.tell());
    if (ports.place !== undefined) ports.place.onmoved = () => this.#screen.changed();
    if (this.kind !== 'whole') ports.layout.leaveAlone();
  }

  /** Has panes and place as the window was left with them. Answers the note that it showed. */
  async restore(): Promise<NoteId | undefined> {
    const { layout, place } = this.#ports;
    const screen = await this.#screen.read();
    if (screen !== undefined) layout.restore(screen.panes);
    // A page that is loaded again knows best where it was.
    if (screen?.place !== undefined) place?.restore(screen.place);
    return place?.now?.note ?? screen?.place?.note;
  }

  /** The window shows something else now. */
  changed(): void {
    this.#screen.changed();
  }

  /** Opens a note, if there is one, in a window of its own. */
  async openNote(note: NoteId | undefined): Promise<void> {
    if (note !== undefined) await this.#open({ note });
  }

  /** Opens another whole window. */
  openAnother(): Promise<void> {
    return this.#open({});
  }

  async #open(shown: { readonly note?: NoteId }): Promise<void> {
    const { bridge, notes, say } = this.#ports;
    // What the other window shows is what main has.
    await notes.flush();
    const opened = await ask(bridge, 'windows.open', shown);
    if (!opened.ok) say(texts().errors[opened.error.code]);
  }

  /** Sends what was written and closes the window; where it cannot be saved, the window stays and says so. */
  async leave(): Promise<void> {
    const { bridge, notes } = this.#ports;
    if ((await this.draft.keep()) && (await notes.flush())) await ask(bridge, 'windows.close', undefined);
  }

  close(): void {
    this.#unsubscribe();
    this.#screen.close();
  }

  /** Makes a note of the first words in a quick note, and goes on in it. */
  async #keep(words: () => string): Promise<boolean> {
    const { bridge, notes, place, focus, say } = this.#ports;
    const created = await ask(bridge, 'notes.create', undefined);
    if (!created.ok) {
      say(texts().errors[created.error.code]);
      return false;
    }
    const { id } = created.value;
    notes.open(id);
    await notes.whenOpened();
    const phase = notes.current?.phase;
    if (phase?.state !== 'open') return false;
    const text = words();
    phase.binding.doc.transact(() => phase.binding.body.text.insert(0, text));
    place?.show(id);
    place?.moveCaret(id, 'body', text.length);
    focus.ask('body');
    return true;
  }

  #screenNow(): WindowScreen {
    const { layout, notes, place } = this.#ports;
    const note = notes.current?.id;
    const now = place?.now;
    const shown = note && (now?.note === note ? now : { note, field: 'body' as const, caret: 0 });
    return { panes: layout.panes, ...(shown && { place: shown }) };
  }
}
