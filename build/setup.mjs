import { pathToFileURL } from 'node:url';
import { ensureElectron } from './setup/electron-runtime.mjs';
import { withLock } from './setup/lock.mjs';
import { arePackagesInstalled, installPackages } from './setup/npm-packages.mjs';
import { installSystemPackages, missingSystemPackages } from './setup/system-packages.mjs';

/**
 * Makes a fresh checkout ready to run: npm packages, system libraries, an Electron runtime. Idempotent; silent and
 * quick when nothing is missing; safe when two commands start at once. Throws an error whose message says what to do.
 * @param {{ needsElectron?: boolean }} [options] without Electron only the npm packages are looked after
 */
export async function setup({ needsElectron = true } = {}) {
  await withLock('setup', async () => {
    if (!arePackagesInstalled()) installPackages();
    if (!needsElectron) return;
    const missing = missingSystemPackages();
    if (missing.length > 0) installSystemPackages(missing);
    await ensureElectron();
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await setup().catch((error) => {
    console.error(`setup: ${error.message}`);
    process.exitCode = 1;
  });
}
