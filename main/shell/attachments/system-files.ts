import { BrowserWindow, dialog, type MessageBoxOptions, shell } from 'electron';
import type { Speech } from '../interface-language.ts';
import { chooseSavePlace } from '../save-dialog.ts';
import type { SystemFiles } from './attachment-handlers.ts';

/** Dialogs and programs as the system has them. */
export const systemFiles = (speech: Speech): SystemFiles => ({
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
    const { actions, dialogs } = speech.messages;
    const options: MessageBoxOptions = {
      type: 'question',
      message: dialogs.openFile(name),
      detail: dialogs.openFileHelp,
      buttons: [actions.open, actions.cancel],
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
});

const presentWindow = (): BrowserWindow | undefined =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
