import type { MacUpdater, NsisUpdater } from 'electron-updater';
import type { Log } from '../log.ts';
import type { Installer } from './ports.ts';
import { copySigned, type SignedFile } from './signed-file.ts';

/** What electron-updater asks of the app it updates. */
export type UpdatedApp = NonNullable<ConstructorParameters<typeof NsisUpdater>[1]>;

/** What this way of installing takes. */
export interface ElectronUpdaterPorts {
  readonly app: UpdatedApp;
  readonly platform: 'win32' | 'darwin';
  /** macOS: resolves when the system's own updater holds the new version; it then replaces the app when that ends. */
  readonly whenStaged: () => Promise<unknown>;
  readonly log: Log;
}

/**
 * Installs by electron-updater: the NSIS installer, silently, after Windows' own check of its publisher; on macOS through
 * Squirrel. electron-updater gets no network: what it takes for the feed is the signed manifest's entry, and what it
 * takes for a download is a copy of the file that was verified. It is loaded in the moment it is needed.
 */
export function createElectronUpdaterInstaller(ports: ElectronUpdaterPorts): Installer {
  return {
    async install(file) {
      const { MacUpdater, NsisUpdater } = await import('electron-updater');
      if (ports.platform === 'darwin') {
        await Promise.all([ports.whenStaged(), prepare(new MacUpdater(undefined, ports.app), file, ports)]);
      } else {
        const updater = new NsisUpdater(undefined, ports.app);
        await prepare(updater, file, ports);
        if (!updater.install(true, false)) throw new Error('the installer could not be started');
      }
    },
  };
}

async function prepare(updater: NsisUpdater | MacUpdater, file: SignedFile, { platform, log }: ElectronUpdaterPorts) {
  updater.logger = {
    info: (message) => log.info(`updater: ${String(message)}`),
    warn: (message) => log.info(`updater: ${String(message)}`),
    error: (message) => log.error(`updater: ${String(message)}`),
  };
  updater.autoDownload = false;
  // On macOS this is what hands the update to Squirrel; nothing happens here by quitting alone.
  updater.autoInstallOnAppQuit = platform === 'darwin';
  updater.autoRunAppAfterInstall = false;
  updater.disableDifferentialDownload = true;
  updater.disableWebInstaller = true;
  // Its type hides it; given an app of its own, electron-updater leaves it empty.
  Reflect.set(updater, 'httpExecutor', { download: (_url: URL, to: string) => copySigned(file, to) });
  updater.setFeedURL({ provider: 'custom', updateProvider: providerOf(file) });
  const found = await updater.checkForUpdates();
  if (found?.isUpdateAvailable !== true) throw new Error('electron-updater does not take the version');
  await updater.downloadUpdate();
}

/** A feed of one signed entry, in the form that electron-updater asks for. */
function providerOf({ name, version, sha512, sizeBytes }: SignedFile) {
  const info = { url: name, sha512, size: sizeBytes };
  return class {
    readonly fileExtraDownloadHeaders = null;
    readonly isUseMultipleRangeRequest = false;
    setRequestHeaders(): void {
      // There are no requests.
    }
    async getLatestVersion() {
      return { version, files: [info], path: name, sha512, releaseDate: '' };
    }
    resolveFiles() {
      return [{ url: new URL(name, 'https://signed.invalid/'), info }];
    }
  };
}
