import { app, dialog } from 'electron';
import type { Messages } from '../../core/messages/messages.ts';
import type { MainWindows } from './windows/main-windows.ts';

/** Resolves when Electron can show windows. Never await it in the entry: Electron waits for that to finish first. */
export const whenReady = (): Promise<void> => app.whenReady();

/** Brings the app to the front when a person clicks its icon in the dock. */
export function reopenOnDemand(windows: MainWindows): void {
  app.on('activate', () => windows.focusFront());
}

/** Ends an app that could not start, with a sentence for the person and code 1. */
export async function giveUp({ actions, starting }: Messages): Promise<void> {
  const sentence = starting.failed;
  process.stderr.write(`Commonplace: ${sentence}\n`);
  if (process.env['COMMONPLACE_NO_DIALOG'] !== '1') {
    await dialog.showMessageBox({ type: 'error', title: 'Commonplace', message: sentence, buttons: [actions.close] });
  }
  app.exit(1);
}
