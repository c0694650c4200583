import { app, type BrowserWindow, dialog } from 'electron';
import { createHangWatch, type HangAnswer } from '../crash/hang-watch.ts';
import type { Log } from '../engine/ports.ts';
import type { Speech } from './interface-language.ts';

/** The places of the buttons. */
const WAIT = 0;

/** Asks a person about every window that does not answer: wait, or end its page and load it again. Before windows open. */
export function watchHungWindows(log: Log, speech: Speech): void {
  app.on('browser-window-created', (_event, window) => watch(window, log, speech));
}

function watch(window: BrowserWindow, log: Log, speech: Speech): void {
  const { webContents } = window;
  const hang = createHangWatch({
    ask: (signal) => ask(window, speech, signal),
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
async function ask(window: BrowserWindow, { messages }: Speech, signal: AbortSignal): Promise<HangAnswer> {
  const { hung, hungHelp, wait, reload } = messages.dialogs;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Commonplace',
    message: hung,
    detail: hungHelp,
    buttons: [wait, reload],
    defaultId: WAIT,
    cancelId: WAIT,
    noLink: true,
    signal,
  });
  return response === WAIT ? 'wait' : 'reload';
}
