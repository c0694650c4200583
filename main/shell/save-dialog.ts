import { BrowserWindow, dialog, type FileFilter } from 'electron';

/** Asks in the system's dialog where to put a file; undefined when the person wants it nowhere. `filters` limit what it may be called. */
export async function chooseSavePlace(name: string, filters: readonly FileFilter[] = []): Promise<string | undefined> {
  const options = { defaultPath: name, filters: [...filters] };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}
