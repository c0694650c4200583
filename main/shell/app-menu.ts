import { Menu, type MenuItemConstructorOptions } from 'electron';
import { keysOfCommand, type ShortcutChanges } from '../../core/shortcuts/shortcuts.ts';
import type { WindowCommand } from '../../core/shortcuts/window-commands.ts';
import { acceleratorOf } from './accelerator.ts';

/** Where the menu is shown, and who hears what was chosen. */
export interface MenuOptions {
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
  return [...start, fileMenu(options), { role: 'editMenu' }, viewMenu(options), { role: 'windowMenu' }];
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

const settingsItem = (options: MenuOptions): Item => commandItem('settings', 'Se&ttings…', options);

/** What macOS puts first, under the app's name; settings belong there. */
function appleMenu(options: MenuOptions): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settingsItem(options),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(options: MenuOptions): Item {
  const { isMac } = options;
  return {
    label: '&File',
    submenu: [
      commandItem('new-note', '&New note', options),
      commandItem('go-to', '&Go to anything…', options),
      commandItem('search', '&Search', options),
      separator,
      {
        label: '&Export note',
        submenu: [
          commandItem('export-markdown', 'As &Markdown…', options),
          commandItem('export-html', 'As &HTML…', options),
          commandItem('export-pdf', 'As &PDF…', options),
        ],
      },
      commandItem('print', '&Print…', options),
      separator,
      commandItem('connect', '&Connect to server…', options),
      ...(isMac ? [] : [settingsItem(options)]),
      separator,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function viewMenu(options: MenuOptions): Item {
  const development: Item[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: '&View',
    submenu: [
      commandItem('fold-sidebar', 'Fold sidebar', options),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(options.hasDevTools ? development : []),
    ],
  };
}
