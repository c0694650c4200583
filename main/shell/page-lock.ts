import { app, type Session, session, type WebContents } from 'electron';

/** Addresses that a page of the app never has business with; the policy of the page forbids them already. */
const NETWORK = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] };

/**
 * Keeps every page where it is (R7): no navigation, no new windows, no embedded views, no downloads, no permissions, no
 * network (R2). Once, when the app is ready and before the first window.
 */
export function lockPages(): void {
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
  lockSession(session.defaultSession);
}

/** Lets the pages of a session have no permission, no download and no network. */
export function lockSession(browser: Session): void {
  browser.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  browser.setPermissionCheckHandler(() => false);
  browser.setDevicePermissionHandler(() => false);
  browser.on('will-download', (event) => event.preventDefault());
  browser.webRequest.onBeforeRequest(NETWORK, (_details, decide) => decide({ cancel: true }));
  if (process.platform !== 'darwin') silenceSpellChecker(browser);
}

/** Chromium downloads dictionaries by itself, past every handler above, even when no window wants its spell checker. */
function silenceSpellChecker(browser: Session): void {
  browser.setSpellCheckerLanguages([]);
  browser.setSpellCheckerEnabled(false);
}

function lockNavigation(contents: WebContents): void {
  const prevent = (event: { preventDefault(): void }): void => event.preventDefault();
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
