import { BrowserWindow, dialog, type FileFilter } from 'electron';

const ARCHIVE: FileFilter = { name: 'Archive', extensions: ['zip'] };

/** Asks in the system's dialog where to put a file; undefined when the person wants it nowhere. */
export async function chooseSavePlace(
  name: string,
  filters: readonly FileFilter[] = [ARCHIVE],
): Promise<string | undefined> {
  const options = { defaultPath: name, filters: [...filters] };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}
