import { MediaQuery } from 'svelte/reactivity';
import { RIGHT_PANES, type RightPane, type WindowPanes } from '../../core/contract/window-commands.ts';
import { PaneWidths } from './pane-widths.svelte.ts';

/** The panes of the window, outermost first; a narrow window shows one of them. The tasks and the room take the place of list and note. */
export type Pane = 'sidebar' | 'list' | 'note' | 'tasks' | 'room';

/** What is shown in place of list and note. */
const WIDE: readonly Pane[] = ['tasks', 'room'];

/** Where it is remembered that the sidebar was folded or unfolded, in the storage of the profile. */
const FOLDED = 'folded:sidebar';

/** Where it is remembered what stands at the right of the note. */
const RIGHT = 'open:right';

/** Undefined when nothing or nonsense was remembered: then the window's size decides. */
const foldedIn = (stored: string | null): boolean | undefined =>
  stored === 'true' || stored === 'false' ? stored === 'true' : undefined;

/** Which panes are on screen. Below 720 px there is one column and a way back; below 900 px the sidebar starts folded. */
export class Layout {
  readonly widths = new PaneWidths(localStorage);
  readonly #narrow = new MediaQuery('max-width: 44.95em', false);
  readonly #roomy = new MediaQuery('min-width: 56.25em', true);
  #pane = $state<Pane>('list');
  #right = $state(RIGHT_PANES.find((pane) => pane === localStorage.getItem(RIGHT)));
  #isFocused = $state(false);
  #isAlone = $state(false);
  #isFolded = $state(foldedIn(localStorage.getItem(FOLDED)));

  get isNarrow(): boolean {
    return this.#narrow.current;
  }

  /** True when two things that float fit side by side. */
  get isRoomy(): boolean {
    return this.#roomy.current;
  }

  isShown(pane: Pane): boolean {
    if (this.#isAlone) return pane === 'note';
    if (this.#narrow.current) return this.#pane === pane;
    if (this.#isFocused) return pane === 'note';
    if (pane !== 'sidebar') return WIDE.includes(this.#pane) ? pane === this.#pane : !WIDE.includes(pane);
    return !(this.#isFolded ?? !this.#roomy.current);
  }

  /** What stands at the right of the note; in a narrow window it floats instead. */
  get rightPane(): RightPane | undefined {
    return this.#isFocused || this.#narrow.current || !this.isShown('note') ? undefined : this.#right;
  }

  /** Whether the window is that of one note, without sidebar and list, until a person wants them. */
  get isAlone(): boolean {
    return this.#isAlone;
  }

  /** Makes the window that of one note. */
  leaveAlone(): void {
    this.#isAlone = true;
  }

  /** Brings sidebar and list into the window of one note. */
  unfold(): void {
    this.#isAlone = false;
  }

  /** How the panes are, for the next start. */
  get panes(): WindowPanes {
    return {
      isAlone: this.#isAlone,
      ...(this.#isFolded === undefined ? {} : { isFolded: this.#isFolded }),
      ...(this.#right === undefined ? {} : { rightPane: this.#right }),
      isFocused: this.#isFocused,
      widths: this.widths.chosen,
    };
  }

  /** Has the panes as a window was left with them; a new window has them as the one that was changed last. */
  restore({ isAlone, isFolded, rightPane, isFocused, widths }: WindowPanes): void {
    this.#isAlone = isAlone;
    this.#isFolded = isFolded;
    this.#right = rightPane;
    this.#isFocused = isFocused;
    this.widths.restore(widths);
  }

  /** Whether the note is alone in the window, which a narrow window needs no mode for. */
  get isFocused(): boolean {
    return this.#isFocused && !this.#narrow.current;
  }

  /** Leaves the note alone in the window, or brings everything back. */
  focusNote(isFocused: boolean): void {
    this.#isFocused = isFocused;
  }

  /** Opens something at the right of the note, or closes it. */
  toggleRight(pane: RightPane): void {
    this.showRight(this.rightPane === pane ? undefined : pane);
  }

  /** Puts something at the right of the note in place of what stands there, or nothing. */
  showRight(pane: RightPane | undefined): void {
    this.#right = pane;
    this.#isFocused = false;
    localStorage.setItem(RIGHT, pane ?? '');
  }

  /** Folds or unfolds the sidebar; in a narrow window goes to it or back. */
  foldSidebar(): void {
    if (this.#isAlone) this.#isAlone = false;
    else if (this.#narrow.current) this.#pane = this.#pane === 'sidebar' ? 'list' : 'sidebar';
    else {
      this.#isFolded = this.isShown('sidebar');
      this.#isFocused = false;
      localStorage.setItem(FOLDED, String(this.#isFolded));
    }
  }

  /** Brings the tasks or the room to the front or puts them away; in a narrow window, brings any pane to the front. What is not the note ends its being alone. */
  go(pane: Pane): void {
    if (pane !== 'note') {
      this.#isFocused = false;
      this.#isAlone = false;
    }
    this.#pane = pane;
  }

  /** In a narrow window, one pane outwards. */
  back(): void {
    this.#isAlone = false;
    this.#pane = this.#pane === 'note' ? 'list' : 'sidebar';
  }
}
