import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import type { NoteId } from '../../../core/contract/ids.ts';
import { MAX_WINDOWS, type WindowScreen } from '../../../core/contract/window-commands.ts';
import { buildWindow, type PageOptions, shapeAt } from './build-window.ts';
import { createQuickNote, type QuickNote } from './quick-note.ts';
import type { RememberedWindow } from './remembered-windows.ts';
import type { WindowMemory } from './window-memory.ts';
import { besideOf } from './window-place.ts';

/** What windows need from the rest of the app. */
export interface WindowOptions extends PageOptions {
  readonly memory: WindowMemory;
}

/** The windows that show the app. */
export interface MainWindows {
  /** Opens the windows that were left, or one in the usual place. Answers the one in front. */
  restore(): BrowserWindow;
  /** Opens one more, with a note that note alone; undefined when there are as many as there may be. */
  open(note?: NoteId): BrowserWindow | undefined;
  /** Brings the window in front back to a person, opening what was left when there is none: a second launch, a click in the dock. */
  focusFront(): void;
  /** Opens the small window for a few quick words. */
  takeQuickNote(): void;
  /** The window that was used last, and therefore hears what is asked of the app from outside. The quick note is none. */
  readonly front: BrowserWindow | undefined;
  /** The window that has the keyboard, whichever it is, else the one in front: what is chosen in a menu is meant for it. */
  readonly active: BrowserWindow | undefined;
}

const LEAST = { minWidth: 480, minHeight: 360 } as const;
const USUAL = { width: 1280, height: 800 } as const;
/** A note by itself needs no room for lists. */
const USUAL_ALONE = { width: 760, height: 720 } as const;

/** See `MainWindows`. No windows yet. */
export class AppWindows implements MainWindows {
  readonly #options: WindowOptions;
  readonly #quickNote: QuickNote;
  /** In the order of their last use. */
  #windows: readonly BrowserWindow[] = [];

  constructor(options: WindowOptions) {
    this.#options = options;
    this.#quickNote = createQuickNote(options);
  }

  get front(): BrowserWindow | undefined {
    return this.#windows.at(-1);
  }

  get active(): BrowserWindow | undefined {
    return BrowserWindow.getFocusedWindow() ?? this.front;
  }

  restore(): BrowserWindow {
    const left = this.#options.memory.take();
    const opened = left.map((one, index) => this.#putBack(one, index === left.length - 1));
    return opened.at(-1) ?? this.#show(this.#add(USUAL, undefined));
  }

  open(note?: NoteId): BrowserWindow | undefined {
    if (this.#windows.length >= MAX_WINDOWS) return undefined;
    const before = this.front?.getNormalBounds();
    const size = note === undefined ? (before ?? USUAL) : USUAL_ALONE;
    const shape = before === undefined ? size : shapeAt(besideOf(before, size));
    return this.#show(this.#add(shape, note === undefined ? undefined : aloneWith(note)));
  }

  focusFront(): void {
    comeForward(this.front ?? this.restore());
  }

  takeQuickNote(): void {
    this.#quickNote.show();
  }

  #add(shape: BrowserWindowConstructorOptions, screen: WindowScreen | undefined): BrowserWindow {
    const window = buildWindow(this.#options, screen?.panes.isAlone ? 'alone' : 'whole', { ...shape, ...LEAST });
    const use = (): void => {
      this.#windows = [...this.#windows.filter((other) => other !== window), window];
    };
    this.#options.memory.follow(window, screen);
    use();
    window.on('focus', use);
    window.once('closed', () => {
      this.#windows = this.#windows.filter((other) => other !== window);
    });
    return window;
  }

  #show(window: BrowserWindow): BrowserWindow {
    window.once('ready-to-show', () => window.show());
    return window;
  }

  #putBack({ place, screen }: RememberedWindow, isFront: boolean): BrowserWindow {
    const window = this.#add({ ...USUAL, ...shapeAt(place) }, screen);
    window.once('ready-to-show', () => {
      if (place.isMaximized) window.maximize();
      if (isFront) window.show();
      else window.showInactive();
    });
    return window;
  }
}

function comeForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const aloneWith = (note: NoteId): WindowScreen => ({
  panes: { isAlone: true, isFocused: false, widths: {} },
  place: { note, field: 'body', caret: 0 },
});
