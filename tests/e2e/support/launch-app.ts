import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Bridge } from '../../../core/contract/bridge.ts';
import { appUnderTest } from './app-under-test.ts';
import { makeProfileDir } from './profile-dir.ts';

declare global {
  interface Window {
    /** What the preload puts into every page of the app. */
    readonly commonplace: Bridge;
  }
}

/** How to start the app; a profile that is not given is made, and removed when the app is closed. */
export interface LaunchOptions {
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** The built app, running in a real Electron with its first window loaded. */
export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Quits as a person would, and waits for the process to end. Idempotent. */
  close(): Promise<void>;
}

/** Starts the app and waits for its page. With `chromiumSandbox` wherever this machine can. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const profile = options.profile ?? makeProfileDir();
  const app = await launchWithoutWindow({ ...options, profile });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await app.close();
    if (options.profile === undefined) fs.rmSync(profile, { recursive: true, force: true });
  };
  return {
    app,
    page,
    profile,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Starts the app on a profile and waits for no window: for a start that shows none. Whoever asks ends it. */
export function launchWithoutWindow(
  options: LaunchOptions & { readonly profile: string },
): Promise<ElectronApplication> {
  const { executable, appDir, isSandboxed } = appUnderTest();
  return _electron.launch({
    executablePath: executable,
    args: ['-r', driverLoader(), appDir, '--profile', options.profile, ...(options.args ?? [])],
    // Tests read English, whoever runs them.
    env: { ...inheritedEnv(), LANGUAGE: 'en', COMMONPLACE_NO_DIALOG: '1', ...options.env },
    chromiumSandbox: isSandboxed,
    timeout: 90_000,
  });
}

let loaderCopy: string | undefined;

/**
 * What Playwright has the app load first when it finds Electron by itself: the app then starts when the driver is there. Without it the
 * driver may meet the first window in the middle of its first load, miss that, and wait for ever.
 * Copied to where the app's user can read it.
 */
function driverLoader(): string {
  if (loaderCopy === undefined) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-driver-'));
    loaderCopy = path.join(dir, 'loader.cjs');
    const packageFile = createRequire(import.meta.url).resolve('playwright-core/package.json');
    fs.copyFileSync(path.join(path.dirname(packageFile), 'lib/server/electron/loader.js'), loaderCopy);
    fs.chmodSync(dir, 0o755);
    process.once('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
  }
  return loaderCopy;
}

/** The environment of the tests without what would change how Electron starts. */
function inheritedEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(ELECTRON_|NODE_OPTIONS$)/.test(entry[0]),
  );
  return Object.fromEntries(entries);
}
