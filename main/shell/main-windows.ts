import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Speech } from './interface-language.ts';
import { popUpTextMenu } from './text-menu.ts';
import type { WindowMemory } from './window-memory.ts';

/** The page's own ground in both themes, so that nothing flashes before it is drawn. */
const GROUND = { light: '#FBFAF7', dark: '#191817' } as const;

/** What windows need from the rest of the app. */
export interface WindowOptions {
  readonly url: string;
  readonly preloadFile: string;
  readonly hasDevTools: boolean;
  readonly speech: Speech;
  /** Absent when windows open in the usual place. */
  readonly memory: WindowMemory | undefined;
  /** Makes a window's page known to main before it loads. */
  readonly admit: (contents: WebContents) => void;
  /** Asked when a person closes a window: true when that was taken care of and the window must stay for now. */
  readonly holdsClose: (window: BrowserWindow) => boolean;
}

/** The windows that show the app. */
export interface MainWindows {
  /** Opens one more. */
  open(): BrowserWindow;
  /** Brings the first window to the front, opening it when there is none: a second launch, a click in the dock. */
  focusFirst(): void;
}

/** No windows yet. */
export function createMainWindows(options: WindowOptions): MainWindows {
  const open = (): BrowserWindow => {
    const window = buildWindow(options);
    options.admit(window.webContents);
    options.memory?.watch(window);
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => options.holdsClose(window) && event.preventDefault());
    window.webContents.on('context-menu', (_event, params) => popUpTextMenu(window, params, options.speech));
    followTheme(window);
    // A load that fails is told by `did-fail-load`, which the log hears.
    void window.loadURL(options.url).catch(() => undefined);
    return window;
  };
  return {
    open,
    focusFirst() {
      const window = BrowserWindow.getAllWindows()[0] ?? open();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
}

function buildWindow({ preloadFile, hasDevTools, memory }: WindowOptions): BrowserWindow {
  return new BrowserWindow({
    width: 1280,
    height: 800,
    ...memory?.options(),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Commonplace',
    backgroundColor: ground(),
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadFile,
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
      devTools: hasDevTools,
    },
  });
}

const ground = (): string => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);

function followTheme(window: BrowserWindow): void {
  const follow = (): void => window.setBackgroundColor(ground());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
}
