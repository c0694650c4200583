import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheDir, root } from '../paths.mjs';
import { ensureFallback, fallbackDir, fallbackVersion, isFallbackPossible } from './electron-fallback.mjs';

const electronDir = path.join(root, 'node_modules/electron');
const dist = path.join(electronDir, 'dist');
const pathFile = path.join(electronDir, 'path.txt');
const refusalFile = path.join(cacheDir, 'electron-download-refused');

const dayMs = 24 * 60 * 60 * 1000;
/** A refused connection says so at once; this bounds a network that swallows everything. */
const probeTimeoutMs = 8_000;
const cachedInstallTimeoutMs = 15_000;
const downloadTimeoutMs = 15 * 60 * 1000;

const officialVersion = () => createRequire(import.meta.url)(path.join(electronDir, 'package.json')).version;

/** The version of the runtime that `require('electron')` would start, or undefined when there is none. */
function installedRuntimeVersion() {
  try {
    const binary = fs.readFileSync(pathFile, 'utf8');
    if (!fs.existsSync(path.join(dist, binary))) return undefined;
    return fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

/** Whether the runtime in use is the one for development and tests only. */
export const isFallbackRuntime = () => installedRuntimeVersion() === fallbackVersion;

function wasRefusedToday() {
  const at = fs.statSync(refusalFile, { throwIfNoEntry: false })?.mtimeMs;
  return at !== undefined && Date.now() - at < dayMs;
}

async function isDownloadReachable() {
  // A mirror or a proxy has its own address rules, which only Electron's installer knows.
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror) return true;
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  const url = `https://github.com/electron/electron/releases/download/v${officialVersion()}/SHASUMS256.txt`;
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Runs Electron's own installer. It unpacks into `dist` itself, so a link there must go first. */
function runOfficialInstaller({ timeoutMs, isQuiet }) {
  fs.rmSync(pathFile, { force: true });
  fs.rmSync(dist, { recursive: true, force: true });
  const result = spawnSync(process.execPath, [path.join(electronDir, 'install.js')], {
    stdio: ['ignore', 'ignore', isQuiet ? 'ignore' : 'inherit'],
    timeout: timeoutMs,
  });
  return result.status === 0 && installedRuntimeVersion() === officialVersion();
}

async function installOfficial() {
  const isForced = process.env.ELECTRON_RUNTIME === 'official' || !isFallbackPossible();
  const isReachable = isForced || (await isDownloadReachable());
  // Even without a network the installer may find the archive in its cache; a working fallback is not risked for that.
  if (!isReachable && isFallbackRuntime()) return false;
  if (isReachable) console.log(`setup: downloading Electron ${officialVersion()}`);
  const timeoutMs = isReachable ? downloadTimeoutMs : cachedInstallTimeoutMs;
  const isInstalled = runOfficialInstaller({ timeoutMs, isQuiet: !isReachable });
  if (!isInstalled && isForced) throw new Error(`Electron ${officialVersion()} could not be downloaded`);
  return isInstalled;
}

/** Points node_modules/electron at the fallback; the new link replaces the old one in one step. */
function linkFallback() {
  const target = path.relative(fs.realpathSync(electronDir), fs.realpathSync(fallbackDir));
  const current = fs.lstatSync(dist, { throwIfNoEntry: false });
  if (current?.isSymbolicLink() && fs.readlinkSync(dist) === target && isFallbackRuntime()) return;
  if (current && !current.isSymbolicLink()) fs.rmSync(dist, { recursive: true });
  const fresh = `${dist}.${process.pid}`;
  fs.symlinkSync(target, fresh, 'dir');
  fs.renameSync(fresh, dist);
  fs.writeFileSync(pathFile, 'electron');
  console.log(`setup: using Electron ${fallbackVersion}, the fallback runtime: for development and tests only`);
}

/**
 * Gives node_modules/electron a runtime: the official one where it can be had, else (linux-x64) the fallback.
 * A refused download is remembered for a day. ELECTRON_RUNTIME=official or fallback forces one of them.
 */
export async function ensureElectron() {
  const forced = process.env.ELECTRON_RUNTIME;
  if (forced && !['official', 'fallback'].includes(forced)) {
    throw new Error(`ELECTRON_RUNTIME must be official or fallback, not ${forced}`);
  }
  if (forced !== 'fallback') {
    if (installedRuntimeVersion() === officialVersion()) return;
    if (forced === 'official' || !wasRefusedToday()) {
      if (await installOfficial()) return;
      fs.writeFileSync(refusalFile, 'The official Electron could not be downloaded; the next try is a day later.\n');
      console.log(`setup: Electron ${officialVersion()} cannot be downloaded here; next try in a day`);
    }
  }
  await ensureFallback();
  linkFallback();
}
