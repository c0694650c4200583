import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

const lockFile = path.join(root, 'package-lock.json');
const installedLockFile = path.join(root, 'node_modules/.package-lock.json');
const stampFile = path.join(root, 'node_modules/.commonplace-setup.json');

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const lockHash = () => createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');

function writeStamp() {
  fs.writeFileSync(stampFile, `${JSON.stringify({ lockHash: lockHash() })}\n`);
}

/** npm notes what it installed; an install by hand that matches the lock file is as good as ours. */
function isInstalledAsLocked() {
  const installed = readJson(installedLockFile)?.packages;
  const locked = readJson(lockFile)?.packages;
  if (installed === undefined || locked === undefined) return false;
  return Object.entries(locked).every(([place, entry]) => {
    if (place === '' || entry.optional || entry.devOptional || entry.peer) return true;
    return installed[place]?.version === entry.version && installed[place]?.integrity === entry.integrity;
  });
}

/** Whether node_modules holds exactly what package-lock.json names. */
export function arePackagesInstalled() {
  if (readJson(stampFile)?.lockHash === lockHash()) return true;
  if (!isInstalledAsLocked()) return false;
  writeStamp();
  return true;
}

/** Runs `npm ci`. Throws when npm fails; its own words have been printed by then. */
export function installPackages() {
  console.log('setup: installing the npm packages (npm ci)');
  // npm is a .cmd on Windows, which only a shell can start.
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error('npm ci failed (see above)');
  writeStamp();
}
