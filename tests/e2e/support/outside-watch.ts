import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LaunchedApp } from './launch-app.ts';

/** What got out of a page, or tried to, by kind; each as it was said. */
export interface SeenOutside {
  /** Requests that a server on this computer got. */
  readonly served: readonly string[];
  /** Requests that the session began, but for the app's own files. */
  readonly requests: readonly string[];
  /** Navigations, new windows, embedded views, downloads. */
  readonly moves: readonly string[];
  /** Dialogs of the system, and addresses handed to it. */
  readonly system: readonly string[];
  /** Names of the commands that the page asked of main. */
  readonly commands: readonly string[];
  /** Loads and scripts that the policy of the page stopped. */
  readonly stopped: readonly string[];
  /** How often the page's `canary()` was called. */
  readonly canaries: number;
}

/** Watches all ways out of the app's page. */
export interface OutsideWatch {
  /** Where a page that gets out would ask. */
  readonly origin: string;
  seen(): Promise<SeenOutside>;
  close(): void;
}

declare global {
  interface Window {
    canary: () => void;
    canaries: number;
    stopped: string[];
  }
}

/** Begins to watch: a server on this computer, main's own events, and a function in the page that nobody may call. */
export async function watchOutside({ app, page }: LaunchedApp): Promise<OutsideWatch> {
  const served: string[] = [];
  const server = http.createServer((request, response) => {
    served.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await app.evaluate(watchMain);
  await page.evaluate(() => {
    window.canaries = 0;
    window.stopped = [];
    window.canary = () => void window.canaries++;
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
      window.stopped.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async seen() {
      const inMain = await app.evaluate(() => Reflect.get(globalThis, 'outside') as MainSide);
      const inPage = await page.evaluate(() => ({ canaries: window.canaries, stopped: window.stopped }));
      return { served: [...served], ...inMain, ...inPage };
    },
    close: () => server.close(),
  };
}

interface MainSide {
  readonly requests: string[];
  readonly moves: string[];
  readonly system: string[];
  readonly commands: string[];
}

/** Runs in main, so it uses nothing from outside itself. */
function watchMain({ BrowserWindow, dialog, ipcMain, session, shell }: typeof import('electron')): void {
  const outside: MainSide = { requests: [], moves: [], system: [], commands: [] };
  Reflect.set(globalThis, 'outside', outside);
  const note = ({ url }: { url: string }): void => void (url.startsWith('app://') || outside.requests.push(url));
  session.defaultSession.webRequest.onErrorOccurred(note);
  session.defaultSession.webRequest.onCompleted(note);
  const contents = BrowserWindow.getAllWindows()[0]?.webContents;
  for (const name of ['will-frame-navigate', 'did-navigate', 'did-create-window', 'will-attach-webview'] as const) {
    // The events differ in their arguments, which nobody needs here.
    contents?.on(name as 'did-navigate', () => void outside.moves.push(name));
  }
  session.defaultSession.on('will-download', () => void outside.moves.push('will-download'));
  // Noted in its place: a real dialog would hold the app up until somebody answers it.
  const counted = (owner: object, name: string): void => {
    Reflect.set(owner, name, () => void outside.system.push(name));
  };
  for (const name of ['showMessageBox', 'showErrorBox', 'showOpenDialog', 'showSaveDialog']) counted(dialog, name);
  for (const name of ['openExternal', 'openPath', 'showItemInFolder']) counted(shell, name);
  // Electron keeps what was given to `handle` here; every command goes through one of them.
  const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (...args: unknown[]) => unknown>;
  for (const [channel, handler] of handlers) {
    handlers.set(channel, (...args) => {
      outside.commands.push(String(args[1]));
      return handler(...args);
    });
  }
}
