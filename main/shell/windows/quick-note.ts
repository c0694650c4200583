import { type BrowserWindow, screen } from 'electron';
import { buildWindow, type PageOptions } from './build-window.ts';

/** Room for a few lines of text. */
const SIZE = { width: 440, height: 320 } as const;

/** The small window that takes words from anywhere and goes again. */
export interface QuickNote {
  /** Brings it to the front, opening it in the middle of the display where the pointer is. */
  show(): void;
}

/** There is at most one. It stays above other programs, is in no list of windows, and is not remembered. */
export function createQuickNote(options: PageOptions): QuickNote {
  let window: BrowserWindow | undefined;
  const open = (): BrowserWindow => {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const opened = buildWindow(options, 'quick', {
      ...SIZE,
      x: workArea.x + Math.round((workArea.width - SIZE.width) / 2),
      y: workArea.y + Math.round((workArea.height - SIZE.height) / 2),
      minWidth: SIZE.width / 2,
      minHeight: SIZE.height / 2,
      alwaysOnTop: true,
      skipTaskbar: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
    });
    opened.once('closed', () => {
      window = undefined;
    });
    opened.once('ready-to-show', () => comeForward(opened));
    return opened;
  };
  return {
    show() {
      if (window === undefined) window = open();
      else comeForward(window);
    },
  };
}

function comeForward(window: BrowserWindow): void {
  window.show();
  window.focus();
}
