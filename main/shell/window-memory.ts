import fs from 'node:fs';
import { type BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron';
import * as v from 'valibot';
import type { Log } from '../engine/ports.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import { placedOn, type WindowPlace, windowPlace } from './window-place.ts';

/** A window that is dragged moves with every frame; where it ends is enough. */
const CALM_MS = 500;

/** Remembers where the window was. */
export interface WindowMemory {
  /** How to open the window. Only when the app is ready. */
  options(): BrowserWindowConstructorOptions;
  /** Follows a window from now on, and maximizes it before it is shown if it was left so. */
  watch(window: BrowserWindow): void;
  /** Writes what is not written yet. Idempotent. */
  close(): Promise<void>;
}

/** Reads the small file that remembers it; a missing, damaged or foreign one means the usual place. */
export function createWindowMemory(file: string, log: Log): WindowMemory {
  let current = readPlace(file);
  let isWritten = true;
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = (): Promise<void> => {
    clearTimeout(timer);
    if (isWritten) return writing;
    isWritten = true;
    const text = `${JSON.stringify(current)}\n`;
    writing = writing
      .then(() => writeFileAtomic(file, text))
      .catch((cause: unknown) => log.error('place of the window not written', cause));
    return writing;
  };
  return {
    options: () => (current === undefined ? {} : optionsOf(current)),
    watch(window) {
      if (current?.isMaximized) window.once('ready-to-show', () => window.maximize());
      const note = (): void => {
        if (window.isDestroyed() || window.isMinimized() || !window.isVisible()) return;
        current = placeOf(window);
        isWritten = false;
        clearTimeout(timer);
        timer = setTimeout(() => void write(), CALM_MS);
      };
      for (const event of CHANGES) window.on(event as 'resize', note);
    },
    close: write,
  };
}

const CHANGES = ['resize', 'move', 'maximize', 'unmaximize', 'enter-full-screen', 'leave-full-screen'] as const;

function readPlace(file: string): WindowPlace | undefined {
  try {
    const parsed = v.safeParse(windowPlace, JSON.parse(fs.readFileSync(file, 'utf8')));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

function optionsOf({ bounds, isFullScreen }: WindowPlace): BrowserWindowConstructorOptions {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  const place = placedOn(
    [main, ...others].map(({ workArea }) => workArea),
    bounds,
  );
  return isFullScreen ? { ...place, fullscreen: true } : place;
}

const placeOf = (window: BrowserWindow): WindowPlace => ({
  bounds: window.getNormalBounds(),
  isMaximized: window.isMaximized(),
  isFullScreen: window.isFullScreen(),
});
