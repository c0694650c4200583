import { BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron';
import { chooseSavePlace } from '../save-dialog.ts';
import type { SystemFiles } from './attachment-handlers.ts';

/** Dialogs and programs as the system has them. */
export const systemFiles: SystemFiles = {
  async chooseFiles() {
    const options = { properties: ['openFile' as const, 'multiSelections' as const] };
    const window = presentWindow();
    const { filePaths } = await (window === undefined
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(window, options));
    return filePaths;
  },
  choosePlace: (name) => chooseSavePlace(name),
  async askToOpen(name) {
    const options: MessageBoxOptions = {
      type: 'question',
      message: `Open ${name}?`,
      detail: 'It opens in another program, as a copy: what you change there does not come back into the note.',
      buttons: ['Open', 'Cancel'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    };
    const window = presentWindow();
    const { response } = await (window === undefined
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options));
    return response === 0;
  },
  async open(file) {
    const problem = await shell.openPath(file);
    if (problem !== '') throw new Error(problem);
  },
};

const presentWindow = (): BrowserWindow | undefined =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
