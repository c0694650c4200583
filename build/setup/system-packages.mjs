import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { hasDisplay } from '../display.mjs';
import { isFallbackPossible } from './electron-fallback.mjs';

/** Shared libraries that Electron links and the Debian packages that bring them (and the rest of what it links). */
const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libdrm.so.2': 'libdrm2',
};

/** Packages that Debian 13 and Ubuntu 24.04 renamed for their 64-bit time. */
const renamedPackages = ['libgtk-3-0', 'libasound2'];

const fontFolders = ['/usr/share/fonts/truetype', '/usr/share/fonts/opentype', '/usr/local/share/fonts'];

/** Whether a command can be found on PATH. */
function hasCommand(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => fs.existsSync(path.join(folder, name)));
}

function missingLibraries() {
  const listing = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' });
  // Without a library cache (musl, NixOS) nothing can be said; Electron itself will say what it misses.
  if (listing.status !== 0) return [];
  return Object.keys(libraries).filter((soname) => !listing.stdout.includes(`\t${soname} `));
}

const hasFonts = () => fontFolders.some((folder) => fs.existsSync(folder) && fs.readdirSync(folder).length > 0);

/**
 * The Debian names of what Electron (and, without a display, the virtual one) needs and this machine lacks.
 * Always empty elsewhere than on Linux.
 */
export function missingSystemPackages() {
  if (process.platform !== 'linux') return [];
  const missing = missingLibraries().map((soname) => libraries[soname]);
  if (!hasDisplay()) {
    if (!hasCommand('Xvfb')) missing.push('xvfb');
    if (!hasFonts()) missing.push('fonts-liberation');
  }
  if (isFallbackPossible() && !hasCommand('unzip')) missing.push('unzip');
  return missing;
}

function apt(args) {
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const result = spawnSync('apt-get', [...options, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${result.stderr}${result.stdout}`);
}

function currentName(name) {
  if (!renamedPackages.includes(name)) return name;
  return spawnSync('apt-cache', ['show', `${name}t64`]).status === 0 ? `${name}t64` : name;
}

/** Installs Debian packages as root; throws with the line to run where that is not possible. */
export function installSystemPackages(packages) {
  if (!hasCommand('apt-get')) {
    throw new Error(`Electron needs what Debian calls ${packages.join(' ')}; install these with your package manager`);
  }
  if (process.getuid?.() !== 0) {
    const names = packages.map(currentName).join(' ');
    throw new Error(`some system packages are missing; run: sudo apt-get install -y --no-install-recommends ${names}`);
  }
  console.log(`setup: installing system packages: ${packages.join(' ')}`);
  apt(['update']);
  apt(['install', '-y', '--no-install-recommends', ...packages.map(currentName)]);
}
