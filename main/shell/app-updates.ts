import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, autoUpdater } from 'electron';
import type { UpdateState } from '../../core/contract/update-commands.ts';
import { type PackageKind, packageKindOf } from '../../core/update/installation.ts';
import type { Log } from '../log.ts';
import { createAppImageInstaller } from '../update/appimage-installer.ts';
import { createElectronUpdaterInstaller, type UpdatedApp } from '../update/electron-updater-installer.ts';
import releaseFeed from '../update/feed.json' with { type: 'json' };
import type { Installer } from '../update/ports.ts';
import type { Feed } from '../update/release-feed.ts';
import { updateLimits } from '../update/update-limits.ts';
import { Updater } from '../update/updater.ts';

/** What the updater of the app is made of. */
export interface AppUpdaterOptions {
  readonly dir: string;
  readonly version: string;
  readonly isPackaged: boolean;
  readonly isSafeMode: boolean;
  /** Takes the way that the system's proxy settings name. */
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  readonly onChange: (state: UpdateState) => void;
}

/** The updater of the running app. It fetches nothing before `start`, and nothing at all where no feed and key are set up. */
export function createAppUpdater(options: AppUpdaterOptions): Updater {
  const trial = options.isPackaged ? undefined : trialOf(process.env);
  const kind = trial?.kind ?? installedKind(options.isPackaged);
  const { platform, arch } = process;
  return new Updater({
    ...options,
    feed: trial?.feed ?? releaseFeed,
    installed: kind && { version: options.version, platform, arch, kind },
    installer: installerFor(kind, options),
    limits: updateLimits,
    now: Date.now,
    random: Math.random,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    schedule(run, delayMs) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });
}

/** A feed for tests, from the environment. Never asked for in a packaged app: its feed and keys are part of it. */
function trialOf(env: NodeJS.ProcessEnv): { feed: Feed; kind: PackageKind } | undefined {
  const [url, key, kind] = ['FEED', 'KEY', 'KIND'].map((name) => env[`COMMONPLACE_UPDATE_${name}`]);
  const known = (['appimage', 'deb', 'rpm', 'tar.gz'] as const).find((each) => each === kind);
  if (url === undefined || key === undefined || !known) return undefined;
  return { feed: { url, channel: 'stable', keys: [key] }, kind: known };
}

function installedKind(isPackaged: boolean): PackageKind | undefined {
  const { platform, execPath, env, resourcesPath } = process;
  return packageKindOf({
    isPackaged,
    platform,
    executable: execPath,
    appImage: env['APPIMAGE'],
    portableFile: env['PORTABLE_EXECUTABLE_FILE'],
    packageType: readText(path.join(resourcesPath, 'package-type')),
  });
}

function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function installerFor(kind: PackageKind | undefined, { isPackaged, log }: AppUpdaterOptions): Installer {
  const appImage = process.env['APPIMAGE'];
  if (isPackaged && kind === 'appimage' && appImage !== undefined) return createAppImageInstaller(appImage);
  if (isPackaged && (kind === 'nsis' || kind === 'mac-zip')) {
    return createElectronUpdaterInstaller({
      app: updatedApp(),
      platform: kind === 'nsis' ? 'win32' : 'darwin',
      whenStaged: () => once(autoUpdater, 'update-downloaded'),
      log,
    });
  }
  return {
    async install({ version }) {
      log.info('a development build installs nothing', { version });
    },
  };
}

/** The app as electron-updater asks for it. Quitting is this app's own affair, and is under way when it is asked. */
function updatedApp(): UpdatedApp {
  return {
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: app.isPackaged,
    appUpdateConfigPath: path.join(process.resourcesPath, 'app-update.yml'),
    userDataPath: app.getPath('userData'),
    baseCachePath: cacheRoot(),
    whenReady: () => app.whenReady(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
}

function cacheRoot(): string {
  const local = process.env['LOCALAPPDATA'];
  if (process.platform === 'win32') return local ?? path.join(os.homedir(), 'AppData', 'Local');
  return path.join(os.homedir(), 'Library', 'Caches');
}
