import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { EventPayload } from '../../core/contract/events.ts';

/** What the menu asks a window to do. */
export type MenuAction = EventPayload<'app.menuChosen'>['action'];

/** Where the menu is shown, and who hears what was chosen. */
export interface MenuOptions {
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
  return [...start, fileMenu(options), { role: 'editMenu' }, viewMenu(options), { role: 'windowMenu' }];
}

/** Puts the menu up, for all windows. */
export function showAppMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(options)));
}

const settingsItem = ({ choose }: MenuOptions): Item => ({
  label: 'Se&ttings…',
  accelerator: 'CmdOrCtrl+,',
  click: () => choose('settings'),
});

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
  const { isMac, choose } = options;
  return {
    label: '&File',
    submenu: [
      { label: '&New note', accelerator: 'CmdOrCtrl+N', click: () => choose('new-note') },
      { label: '&Search', accelerator: 'CmdOrCtrl+Shift+F', click: () => choose('search') },
      separator,
      { label: '&Import…', click: () => choose('import') },
      {
        label: '&Export note',
        submenu: [
          { label: 'As &Markdown…', click: () => choose('export-markdown') },
          { label: 'As &HTML…', click: () => choose('export-html') },
          { label: 'As &PDF…', click: () => choose('export-pdf') },
        ],
      },
      { label: '&Print…', click: () => choose('print') },
      separator,
      { label: '&Connect to server…', click: () => choose('connect') },
      ...(isMac ? [] : [settingsItem(options)]),
      separator,
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function viewMenu({ hasDevTools, choose }: MenuOptions): Item {
  const development: Item[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return {
    label: '&View',
    submenu: [
      { label: 'Fold sidebar', accelerator: 'CmdOrCtrl+\\', click: () => choose('fold-sidebar') },
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(hasDevTools ? development : []),
    ],
  };
}
