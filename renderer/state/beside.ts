import type { DiscussionId } from '../../core/contract/discussion-values.ts';
import type { RightPane } from '../../core/contract/window-commands.ts';
import type { AppState } from './app-state.svelte.ts';

/** What is shown about the note on screen: at its right or, where there is no room, above it. */
export class Beside {
  readonly #app: Pick<AppState, 'layout' | 'notes' | 'float' | 'openNote'>;

  constructor(app: Pick<AppState, 'layout' | 'notes' | 'float' | 'openNote'>) {
    this.#app = app;
  }

  /** Opens it, or closes it. */
  toggle(pane: RightPane): void {
    const { layout, notes } = this.#app;
    if (!layout.isNarrow) layout.toggleRight(pane);
    else if (layout.isShown('note') && notes.current !== undefined) this.#app.float(pane);
  }

  /** Opens it, if it is not open. */
  open(pane: RightPane): void {
    if (this.#app.layout.rightPane !== pane) this.toggle(pane);
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
