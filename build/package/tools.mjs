import fs from 'node:fs';
import path from 'node:path';
import { installSystemPackages } from '../setup/system-packages.mjs';
import { levels, levelVariable } from './compression.mjs';

/** Programs that pack on Linux, and the Debian packages that bring them. */
const packagesOfTools = { '7za': 'p7zip-full', rpmbuild: 'rpm', 'dpkg-deb': 'dpkg' };

function placeOf(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((place) => fs.existsSync(place));
}

/**
 * The environment in which electron-builder packs with the system's programs instead of downloading its own. As root
 * it installs what is missing; otherwise it throws with the line to run. Elsewhere than on Linux it downloads.
 */
export function packingEnvironment({ isRelease }) {
  const env = { ...process.env };
  env[levelVariable] ??= isRelease ? levels.release : levels.development;
  if (process.platform !== 'linux') return env;
  const missing = Object.keys(packagesOfTools).filter((name) => !placeOf(name));
  if (missing.length > 0) installSystemPackages(missing.map((name) => packagesOfTools[name]));
  env.ELECTRON_BUILDER_7ZIP_PATH ??= placeOf('7za');
  env.CUSTOM_FPM_PATH ??= path.join(import.meta.dirname, 'fpm.mjs');
  return env;
}
