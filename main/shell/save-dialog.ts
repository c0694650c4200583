import { BrowserWindow, dialog } from 'electron';

/** Asks in the system's dialog where to put a file; undefined when the person wants it nowhere. */
export async function chooseSavePlace(name: string): Promise<string | undefined> {
  const options = { defaultPath: name, filters: [{ name: 'Archive', extensions: ['zip'] }] };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}
