import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { appUnderTest } from '../../tests/e2e/support/app-under-test.ts';
import { makeProfileDir } from '../../tests/e2e/support/profile-dir.ts';

/** The main script of the least that an Electron app can be. */
export const EMPTY_MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<title>empty</title>'));
`;

/** The least that an Electron app can be: one window with nothing in it. */
export interface EmptyApp {
  launch(): Promise<ElectronApplication>;
  remove(): void;
}

/** Writes the empty app to where the app's user can read it. */
export function makeEmptyApp(): EmptyApp {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-empty-app-'));
  const profile = makeProfileDir();
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.js' }));
  fs.writeFileSync(path.join(dir, 'main.js'), EMPTY_MAIN);
  fs.chmodSync(dir, 0o755);
  const { executable, isSandboxed } = appUnderTest();
  return {
    async launch() {
      const app = await _electron.launch({
        executablePath: executable,
        args: [`--user-data-dir=${profile}`, dir],
        chromiumSandbox: isSandboxed,
      });
      const page = await app.firstWindow();
      await page.waitForLoadState('load');
      return app;
    },
    remove() {
      for (const place of [dir, profile]) fs.rmSync(place, { recursive: true, force: true });
    },
  };
}
