import { app, dialog } from 'electron';
import type { MainWindows } from './main-windows.ts';

/** Resolves when Electron can show windows. Never await it in the entry: Electron waits for that to finish first. */
export const whenReady = (): Promise<void> => app.whenReady();

/** Brings the app to the front whenever a person starts it again. */
export function reopenOnDemand(windows: MainWindows): void {
  app.on('second-instance', () => void windows.focusFirst());
  app.on('activate', () => void windows.focusFirst());
}

/** Ends an app that could not start, with a sentence for the person and code 1. */
export async function giveUp(sentence: string): Promise<void> {
  process.stderr.write(`Commonplace: ${sentence}\n`);
  if (process.env['COMMONPLACE_NO_DIALOG'] !== '1') {
    await dialog.showMessageBox({ type: 'error', title: 'Commonplace', message: sentence, buttons: ['Close'] });
  }
  app.exit(1);
}
