import fs from 'node:fs';
import type { BrowserWindow } from 'electron';
import type { WindowScreen } from '../../../core/contract/window-commands.ts';
import { writeFileAtomic } from '../../atomic-file.ts';
import type { Log } from '../../engine/ports.ts';
import { type RememberedWindow, textOf, windowsIn } from './remembered-windows.ts';
import type { WindowPlace } from './window-place.ts';

/** A window that is dragged moves with every frame; where it ends is enough. Milliseconds. */
const CALM_MS = 500;

/** What is remembered of one window. It outlives the window when that was the last one. */
interface Entry {
  window: BrowserWindow | undefined;
  place: WindowPlace;
  screen: WindowScreen | undefined;
}

/** Remembers which windows there are, where, and what they show: in one small file, or not at all without one. */
export class WindowMemory {
  readonly #file: string | undefined;
  readonly #log: Log;
  /** The window in front last. */
  #entries: Entry[];
  #timer: NodeJS.Timeout | undefined;
  #isWritten = true;
  #isClosed = false;
  #writing = Promise.resolve();

  /** Reads the file; a missing or damaged one means that nothing is remembered. */
  constructor(file: string | undefined, log: Log) {
    this.#file = file;
    this.#log = log;
    this.#entries = windowsIn(file === undefined ? '' : textIn(file)).map(({ place, screen }) => ({
      ...{ window: undefined, place, screen },
    }));
  }

  /** The windows that were left and are not open, the one in front last. From now on they are whoever's who asked. */
  take(): readonly RememberedWindow[] {
    const left = this.#entries.filter(({ window }) => window === undefined);
    this.#entries = this.#entries.filter(({ window }) => window !== undefined);
    return left.map(({ place, screen }) => ({ place, ...(screen && { screen }) }));
  }

  /** Remembers a window until a person closes it while there are others. */
  follow(window: BrowserWindow, screen: WindowScreen | undefined): void {
    const entry: Entry = { window, place: placeOf(window), screen };
    this.#entries.push(entry);
    const move = (): void => {
      if (window.isDestroyed() || window.isMinimized() || !window.isVisible()) return;
      entry.place = placeOf(window);
      this.#changed();
    };
    for (const event of CHANGES) window.on(event as 'resize', move);
    window.on('focus', () => {
      this.#entries = [...this.#entries.filter((other) => other !== entry), entry];
      this.#changed();
    });
    window.once('closed', () => this.#left(entry));
  }

  /** What a window showed when it was left, or said since then. */
  screenOf(window: BrowserWindow): WindowScreen | undefined {
    return this.#entries.find((entry) => entry.window === window)?.screen;
  }

  /** A window shows this now. */
  show(window: BrowserWindow, screen: WindowScreen): void {
    const entry = this.#entries.find((one) => one.window === window);
    if (entry === undefined) return;
    entry.screen = screen;
    this.#changed();
  }

  /** Writes what is not written yet; windows that are closed from now on stay remembered. Idempotent. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.#write();
  }

  #left(entry: Entry): void {
    if (this.#isClosed) return;
    entry.window = undefined;
    if (this.#entries.some(({ window }) => window !== undefined)) {
      this.#entries = this.#entries.filter((other) => other !== entry);
    }
    this.#changed();
  }

  #changed(): void {
    if (this.#isClosed) return;
    this.#isWritten = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(), CALM_MS);
  }

  #write(): Promise<void> {
    clearTimeout(this.#timer);
    const file = this.#file;
    if (this.#isWritten || file === undefined) return this.#writing;
    this.#isWritten = true;
    const text = textOf(this.#entries.map(({ place, screen }) => ({ place, ...(screen && { screen }) })));
    this.#writing = this.#writing
      .then(() => writeFileAtomic(file, text))
      .catch((cause: unknown) => this.#log.error('windows not remembered', cause));
    return this.#writing;
  }
}

const CHANGES = ['resize', 'move', 'maximize', 'unmaximize', 'enter-full-screen', 'leave-full-screen'] as const;

function textIn(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const placeOf = (window: BrowserWindow): WindowPlace => ({
  bounds: window.getNormalBounds(),
  isMaximized: window.isMaximized(),
  isFullScreen: window.isFullScreen(),
});
