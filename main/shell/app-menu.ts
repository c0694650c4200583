import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '../../core/contract/events.ts';
import type { Messages } from '../../core/messages/messages.ts';

/** What the menu asks a window to do. */
export type MenuAction = EventPayload<'app.menuChosen'>['action'];

/** Where the menu is shown, and who hears what was chosen. */
export interface MenuOptions {
  readonly said: Messages['menu'];
  readonly isMac: boolean;
  /** Reload and the developer tools: for development. */
  readonly hasDevTools: boolean;
  readonly choose: (action: MenuAction) => void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/** The application menu. The page handles the same keys first; what it takes does not come here as well. */
export function appMenuTemplate(options: MenuOptions): Item[] {
  const start: Item[] = options.isMac ? [appleMenu(options)] : [];
  return [...start, fileMenu(options), editMenu(options), viewMenu(options), windowMenu(options)];
}

/** Puts the menu up, for all windows. */
export function showAppMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(options)));
}

const settingsItem = ({ said, choose }: MenuOptions): Item => ({
  label: said.settings,
  accelerator: 'CmdOrCtrl+,',
  click: () => choose('settings'),
});

/** What macOS puts first, under the app's name; settings belong there. */
function appleMenu(options: MenuOptions): Item {
  const { said } = options;
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: said.about },
      separator,
      settingsItem(options),
      separator,
      { role: 'services', label: said.services },
      separator,
      { role: 'hide', label: said.hide },
      { role: 'hideOthers', label: said.hideOthers },
      { role: 'unhide', label: said.showAll },
      separator,
      { role: 'quit', label: said.quitApp },
    ],
  };
}

function fileMenu(options: MenuOptions): Item {
  const { said, isMac, choose } = options;
  return {
    label: said.file,
    submenu: [
      { label: said.newNote, accelerator: 'CmdOrCtrl+N', click: () => choose('new-note') },
      { label: said.search, accelerator: 'CmdOrCtrl+Shift+F', click: () => choose('search') },
      separator,
      { label: said.importNotes, click: () => choose('import') },
      {
        label: said.exportNote,
        submenu: [
          { label: said.asMarkdown, click: () => choose('export-markdown') },
          { label: said.asHtml, click: () => choose('export-html') },
          { label: said.asPdf, click: () => choose('export-pdf') },
        ],
      },
      { label: said.print, click: () => choose('print') },
      separator,
      { label: said.connect, click: () => choose('connect') },
      ...(isMac ? [] : [settingsItem(options)]),
      separator,
      isMac ? { role: 'close', label: said.closeWindow } : { role: 'quit', label: said.quit },
    ],
  };
}

/** Electron's own menus speak English alone, so their entries are named one by one. */
function editMenu({ said, isMac }: MenuOptions): Item {
  return {
    label: said.edit,
    submenu: [
      { role: 'undo', label: said.undo },
      { role: 'redo', label: said.redo },
      separator,
      { role: 'cut', label: said.cut },
      { role: 'copy', label: said.copy },
      { role: 'paste', label: said.paste },
      ...(isMac ? [{ role: 'pasteAndMatchStyle', label: said.pastePlain } as const] : []),
      { role: 'delete', label: said.delete },
      ...(isMac ? [] : [separator]),
      { role: 'selectAll', label: said.selectAll },
    ],
  };
}

function windowMenu({ said, isMac }: MenuOptions): Item {
  const end: Item[] = isMac
    ? [separator, { role: 'front', label: said.bringToFront }]
    : [{ role: 'close', label: said.closeWindow }];
  return {
    role: 'window',
    label: said.window,
    submenu: [{ role: 'minimize', label: said.minimize }, { role: 'zoom', label: said.zoom }, ...end],
  };
}

function viewMenu({ said, hasDevTools, choose }: MenuOptions): Item {
  const development: Item[] = [
    separator,
    { role: 'reload', label: said.reload },
    { role: 'toggleDevTools', label: said.developerTools },
  ];
  return {
    label: said.view,
    submenu: [
      { label: said.foldSidebar, accelerator: 'CmdOrCtrl+\\', click: () => choose('fold-sidebar') },
      separator,
      { role: 'resetZoom', label: said.actualSize },
      { role: 'zoomIn', label: said.zoomIn },
      { role: 'zoomOut', label: said.zoomOut },
      separator,
      { role: 'togglefullscreen', label: said.fullScreen },
      ...(hasDevTools ? development : []),
    ],
  };
}
