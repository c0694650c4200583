import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppState } from './app-state.svelte.ts';
import { Backlinks } from './backlinks.svelte.ts';
import { ErasedNotes } from './history/erased-notes.svelte.ts';
import { NoteHistory } from './history/note-history.svelte.ts';
import { CrashReports } from './crash-reports.svelte.ts';
import { Mentions } from './mentions.svelte.ts';
import { Mirror } from './mirror.svelte.ts';
import { Palette } from './palette/palette.svelte.ts';

/** What parts of the window know only while they are on screen; each asks for one when it appears. */
export class PassingStates {
  readonly #bridge: Bridge;
  readonly #app: AppState;
  /** The versions of the note on screen: pane and view share one. */
  readonly history: NoteHistory;

  constructor(bridge: Bridge, app: AppState) {
    this.#bridge = bridge;
    this.#app = app;
    this.history = new NoteHistory({
      bridge,
      flush: () => app.notes.flush(),
      say: (...message) => app.toasts.show(...message),
      enterNote: (id) => app.enterNote(id),
      ask: (target) => app.focus.ask(target),
    });
  }

  /** Going to anything. */
  palette(): Palette {
    return new Palette(this.#bridge, this.#app);
  }

  /** The notes that were deleted for good. */
  erasedNotes(): ErasedNotes {
    return new ErasedNotes({
      bridge: this.#bridge,
      say: (text) => this.#app.toasts.show(text),
      show: (id) => this.#app.leaveFor(() => this.#app.enterNote(id)),
    });
  }

  /** The section about crash reports. */
  crashReports(): CrashReports {
    return new CrashReports(this.#bridge);
  }

  /** The section about plain files. */
  mirror(): Mirror {
    return new Mirror(this.#bridge);
  }

  /** The notes that link to another. */
  backlinks(): Backlinks {
    return new Backlinks(this.#bridge);
  }

  /** The notes that name another without a link. */
  mentions(): Mentions {
    return new Mentions(this.#bridge);
  }
}
