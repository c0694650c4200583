import { BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';

/** Asks in the system's dialog where to put a file; undefined when the person wants it nowhere. `filters` limit what it may be called. */
export async function chooseSavePlace(name: string, filters: readonly FileFilter[] = []): Promise<string | undefined> {
  const options = { defaultPath: name, filters: [...filters] };
  const window = windowInFront();
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}

/** Asks in the system's dialog for a folder, which can be made there; undefined when the person wants none. */
export async function chooseFolder(
  options: Pick<OpenDialogOptions, 'title' | 'buttonLabel'>,
): Promise<string | undefined> {
  const asked: OpenDialogOptions = { ...options, properties: ['openDirectory', 'createDirectory'] };
  const window = windowInFront();
  const { canceled, filePaths } = await (window === undefined
    ? dialog.showOpenDialog(asked)
    : dialog.showOpenDialog(window, asked));
  return canceled ? undefined : filePaths[0];
}

const windowInFront = (): BrowserWindow | undefined =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
