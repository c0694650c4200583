import type { DiscussionId } from '../../core/contract/discussion-values.ts';
import type { RightPane } from '../../core/contract/window-commands.ts';
import type { AppState } from './app-state.svelte.ts';

type BesideApp = Pick<AppState, 'layout' | 'notes' | 'passing' | 'float' | 'openNote'>;

/** What is shown about the note on screen: at its right or, where there is no room, above it. */
export class Beside {
  readonly #app: BesideApp;

  constructor(app: BesideApp) {
    this.#app = app;
  }

  /** What stands there now. The history takes the place of everything else for as long as it is open. */
  get shown(): RightPane | 'history' | undefined {
    return this.#app.passing.history.isOpen ? 'history' : this.#app.layout.rightPane;
  }

  /** Opens it, or closes it. */
  toggle(pane: RightPane): void {
    const { layout, notes, passing } = this.#app;
    const wasBehind = passing.history.isOpen && layout.rightPane === pane;
    if (passing.history.isOpen) passing.history.toggle();
    if (wasBehind) return;
    if (!layout.isNarrow) layout.toggleRight(pane);
    else if (layout.isShown('note') && notes.current !== undefined) this.#app.float(pane);
  }

  /** Opens or closes the history of the note. */
  toggleHistory(): void {
    this.#app.passing.history.toggle();
  }

  /** Opens it, if it is not open. */
  open(pane: RightPane): void {
    if (this.shown !== pane) this.toggle(pane);
  }

  /** Shows a discussion: the room of the workspace, or a note with what is said about it. */
  showDiscussion(doc: DiscussionId): void {
    const { layout } = this.#app;
    if (doc === 'ws') {
      layout.go('room');
      return;
    }
    this.#app.openNote(doc);
    layout.go('note');
    this.open('discussion');
  }
}
