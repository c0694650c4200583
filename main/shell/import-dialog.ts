import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';

const OPTIONS: Readonly<Record<'folder' | 'file', OpenDialogOptions>> = {
  folder: { properties: ['openDirectory'] },
  file: {
    properties: ['openFile'],
    filters: [
      {
        name: 'Markdown, HTML, ENEX, JEX, ZIP',
        extensions: ['zip', 'enex', 'jex', 'tar', 'md', 'markdown', 'txt', 'html', 'htm'],
      },
      { name: '*', extensions: ['*'] },
    ],
  },
};

/** Asks in the system's dialog what to import; undefined when the person wants nothing. */
export async function chooseImportPlace(kind: 'folder' | 'file'): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePaths } = await (window === undefined
    ? dialog.showOpenDialog(OPTIONS[kind])
    : dialog.showOpenDialog(window, OPTIONS[kind]));
  return canceled ? undefined : filePaths[0];
}
