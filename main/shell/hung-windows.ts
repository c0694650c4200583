import { app, type BrowserWindow, dialog } from 'electron';
import { createHangWatch, type HangAnswer } from '../crash/hang-watch.ts';
import type { Log } from '../engine/ports.ts';

const BUTTONS = ['Wait', 'Reload'] as const;
const WAIT = BUTTONS.indexOf('Wait');

/** Asks a person about every window that does not answer: wait, or end its page and load it again. Before windows open. */
export function watchHungWindows(log: Log): void {
  app.on('browser-window-created', (_event, window) => watch(window, log));
}

function watch(window: BrowserWindow, log: Log): void {
  const { webContents } = window;
  const hang = createHangWatch({
    ask: (signal) => ask(window, signal),
    reload: () => {
      log.error('a window that did not answer is reloaded');
      // A page that hangs cannot be loaded anew; one that is gone is, by `reloadCrashedPages`.
      if (!webContents.isDestroyed()) webContents.forcefullyCrashRenderer();
    },
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });
  window.on('unresponsive', () => {
    log.error('a window does not answer');
    hang.hung();
  });
  window.on('responsive', () => hang.answers());
  window.once('closed', () => hang.answers());
  webContents.on('render-process-gone', () => hang.answers());
}

/** The question closes by itself when the signal says so. */
async function ask(window: BrowserWindow, signal: AbortSignal): Promise<HangAnswer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Commonplace',
    message: 'This window does not answer',
    detail: 'You can wait for it, or reload it. What was saved stays saved.',
    buttons: [...BUTTONS],
    defaultId: WAIT,
    cancelId: WAIT,
    noLink: true,
    signal,
  });
  return response === WAIT ? 'wait' : 'reload';
}
