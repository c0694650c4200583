import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen, type WebContents } from 'electron';
import type { Speech } from '../interface-language.ts';
import { popUpTextMenu } from '../text-menu.ts';
import { placedOn, type Rectangle, type WindowPlace } from './window-place.ts';

/** The page's own ground in both themes, so that nothing flashes before it is drawn. */
const GROUND = { light: '#FBFAF7', dark: '#191817' } as const;

/** What every window needs from the rest of the app. */
export interface PageOptions {
  readonly url: string;
  readonly preloadFile: string;
  readonly hasDevTools: boolean;
  readonly speech: Speech;
  /** Makes a window's page known to main before it loads. */
  readonly admit: (contents: WebContents) => void;
  /** Asked when a person closes a window: true when that was taken care of and the window must stay for now. */
  readonly holdsClose: (window: BrowserWindow) => boolean;
}

/** What a page is for, as its address says: the whole app, one note alone, or a few quick words. */
export type PageKind = 'whole' | 'alone' | 'quick';

/** Opens a window with a page of the app in it. It is not shown yet. */
export function buildWindow(
  options: PageOptions,
  kind: PageKind,
  shape: BrowserWindowConstructorOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    ...shape,
    show: false,
    title: 'Commonplace',
    backgroundColor: ground(),
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preloadFile,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      // Chromium's spell checker downloads its dictionaries by itself, but on macOS, where it is the system's.
      spellcheck: process.platform === 'darwin',
      devTools: options.hasDevTools,
    },
  });
  options.admit(window.webContents);
  window.on('close', (event) => options.holdsClose(window) && event.preventDefault());
  window.webContents.on('context-menu', (_event, params) => popUpTextMenu(window, params, options.speech));
  followTheme(window);
  // A load that fails is told by `did-fail-load`, which the log hears.
  void window.loadURL(kind === 'whole' ? options.url : `${options.url}#${kind}`).catch(() => undefined);
  return window;
}

/** How to open a window where it was left, or as near to there as the displays of today allow. */
export function shapeAt({ bounds, isFullScreen }: WindowPlace): BrowserWindowConstructorOptions {
  const place = placedOn(workAreas(), bounds);
  return isFullScreen ? { ...place, fullscreen: true } : place;
}

/** The areas of all displays that are free for windows, the main one first. */
function workAreas(): Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

const ground = (): string => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);

function followTheme(window: BrowserWindow): void {
  const follow = (): void => window.setBackgroundColor(ground());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
}
