import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Messages } from '../../core/messages/messages.ts';
import { keysOfCommand, type ShortcutChanges } from '../../core/shortcuts/shortcuts.ts';
import type { WindowCommand } from '../../core/shortcuts/window-commands.ts';
import { acceleratorOf } from './accelerator.ts';

/** Where the menu is shown, and who hears what was chosen. */
export interface MenuOptions {
  readonly said: Messages['menu'];
  readonly isMac: boolean;
  /** Reload and the developer tools: for development. */
  readonly hasDevTools: boolean;
  /** The keys that a person changed: the menu shows those in force. */
  readonly shortcuts: ShortcutChanges;
  readonly choose: (command: WindowCommand) => void;
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

/** The entry of a command, with the first of its keys. */
function commandItem(command: WindowCommand, label: string, { shortcuts, choose }: MenuOptions): Item {
  const [keys] = keysOfCommand(command, shortcuts);
  return { label, ...(keys !== undefined && { accelerator: acceleratorOf(keys) }), click: () => choose(command) };
}

const settingsItem = (options: MenuOptions): Item => commandItem('settings', options.said.settings, options);

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
  const { said, isMac } = options;
  return {
    label: said.file,
    submenu: [
      commandItem('new-note', said.newNote, options),
      commandItem('new-from-template', said.newFromTemplate, options),
      commandItem('todays-note', said.todaysNote, options),
      separator,
      commandItem('new-window', said.newWindow, options),
      commandItem('open-in-window', said.noteInWindow, options),
      separator,
      commandItem('go-to', said.goTo, options),
      commandItem('search', said.search, options),
      separator,
      commandItem('import', said.importNotes, options),
      {
        label: said.exportNote,
        submenu: [
          commandItem('export-markdown', said.asMarkdown, options),
          commandItem('export-html', said.asHtml, options),
          commandItem('export-pdf', said.asPdf, options),
        ],
      },
      commandItem('export-workspace', said.exportWorkspace, options),
      commandItem('print', said.print, options),
      separator,
      commandItem('connect', said.connect, options),
      commandItem('join', said.join, options),
      commandItem('members', said.members, options),
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

function viewMenu(options: MenuOptions): Item {
  const { said, hasDevTools } = options;
  const development: Item[] = [
    separator,
    { role: 'reload', label: said.reload },
    { role: 'toggleDevTools', label: said.developerTools },
  ];
  return {
    label: said.view,
    submenu: [
      commandItem('tasks', said.tasks, options),
      commandItem('history', said.history, options),
      commandItem('fold-sidebar', said.foldSidebar, options),
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
