import { chmod, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../atomic-file.ts';
import type { Installer } from './ports.ts';
import { copySigned } from './signed-file.ts';

/**
 * Replaces an AppImage by a newer one under the same name, so that menu entries stay right. The old file is there until the
 * new one is whole, whatever happens: electron-updater removes it first, and a power cut would leave no program.
 * The running program keeps the old file open and is not disturbed.
 */
export function createAppImageInstaller(appImage: string): Installer {
  return {
    async install(file) {
      const draft = join(dirname(appImage), `.${basename(appImage)}.new`);
      try {
        await copySigned(file, draft);
        await chmod(draft, 0o755);
        await rename(draft, appImage);
      } catch (cause) {
        await rm(draft, { force: true });
        throw cause;
      }
      await syncFolder(dirname(appImage));
    },
  };
}
