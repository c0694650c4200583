import { innerWidth } from 'svelte/reactivity/window';
import type { RightPane } from '../../core/contract/window-commands.ts';

/** The panes whose inner edge can be moved. */
export type SizedPane = 'sidebar' | 'list' | RightPane;

/** What a width may be, in px. `most` is lowered in a small window, so that the note keeps two fifths of it. */
interface Limits {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
  /** The largest share of the window. */
  readonly share: number;
}

const limits: { readonly [P in SizedPane]: Limits } = {
  sidebar: { least: 160, usual: 208, most: 360, share: 0.22 },
  list: { least: 220, usual: 296, most: 560, share: 0.38 },
  outline: { least: 160, usual: 216, most: 400, share: 0.2 },
  discussion: { least: 240, usual: 320, most: 560, share: 0.32 },
};

/** Where a width is remembered, in the storage of the profile. */
const keyOf = (pane: SizedPane): string => `width:${pane}`;

/** The widths of the panes beside the note, in px: as wide as they were made, within limits, and remembered. */
export class PaneWidths {
  readonly #storage: Storage;
  readonly #chosen: { [P in SizedPane]: number };

  constructor(storage: Storage) {
    this.#storage = storage;
    const stored = (pane: SizedPane): number => widthIn(storage.getItem(keyOf(pane))) ?? limits[pane].usual;
    this.#chosen = $state({
      ...{ sidebar: stored('sidebar'), list: stored('list') },
      ...{ outline: stored('outline'), discussion: stored('discussion') },
    });
  }

  /** What was chosen, or is usual, for each pane. */
  get chosen(): { readonly [P in SizedPane]: number } {
    return { ...this.#chosen };
  }

  /** Goes on with what a window was left with; an absent width stays. */
  restore(widths: { readonly [P in SizedPane]?: number | undefined }): void {
    this.#chosen.sidebar = widths.sidebar ?? this.#chosen.sidebar;
    this.#chosen.list = widths.list ?? this.#chosen.list;
    this.#chosen.outline = widths.outline ?? this.#chosen.outline;
    this.#chosen.discussion = widths.discussion ?? this.#chosen.discussion;
  }

  least(pane: SizedPane): number {
    return limits[pane].least;
  }

  /** The most a pane may have in a window of this size. */
  most(pane: SizedPane): number {
    const { least, most, share } = limits[pane];
    return Math.max(least, Math.min(most, Math.floor((innerWidth.current ?? most / share) * share)));
  }

  of(pane: SizedPane): number {
    return Math.min(Math.max(this.#chosen[pane], this.least(pane)), this.most(pane));
  }

  /** Makes a pane as wide as its limits allow. */
  resize(pane: SizedPane, width: number): void {
    this.#chosen[pane] = Math.round(Math.min(Math.max(width, this.least(pane)), this.most(pane)));
    this.#storage.setItem(keyOf(pane), String(this.#chosen[pane]));
  }

  /** Gives a pane its usual width again. */
  reset(pane: SizedPane): void {
    this.#chosen[pane] = limits[pane].usual;
    this.#storage.removeItem(keyOf(pane));
  }
}

/** A remembered width; undefined when nothing or nonsense was remembered. */
function widthIn(stored: string | null): number | undefined {
  return stored !== null && /^\d{1,5}$/.test(stored) ? Number(stored) : undefined;
}
