import { BrowserWindow, type WebContents } from 'electron';
import type { PageSession } from './page-session.ts';

/** A page that is not drawn by then is given up: its window is closed, and what was asked of it rejects. Milliseconds. */
const LIMIT_MS = 120_000;

/** Shows a page in a hidden window that runs nothing, does something with it, and closes the window. */
export async function withPageWindow<T>(
  pages: PageSession,
  html: string,
  use: (contents: WebContents) => Promise<T>,
): Promise<T> {
  const window = buildWindow(pages);
  const url = pages.offer(html);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the page took too long')), LIMIT_MS);
  });
  try {
    await Promise.race([window.loadURL(url), late]);
    return await Promise.race([use(window.webContents), late]);
  } finally {
    clearTimeout(timer);
    pages.withdraw(url);
    window.destroy();
  }
}

function buildWindow(pages: PageSession): BrowserWindow {
  return new BrowserWindow({
    show: false,
    skipTaskbar: true,
    webPreferences: {
      session: pages.session,
      javascript: false,
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
      spellcheck: false,
      devTools: false,
    },
  });
}
