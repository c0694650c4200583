import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build.mjs';
import { writeParts } from './package/parts.mjs';
import { planTargets } from './package/targets.mjs';
import { packingEnvironment } from './package/tools.mjs';
import { root } from './paths.mjs';
import { readFeed } from './release/feed.mjs';
import { runForeground } from './processes.mjs';
import { setup } from './setup.mjs';
import { fallbackVersion } from './setup/electron-fallback.mjs';
import { isFallbackRuntime } from './setup/electron-runtime.mjs';

const builder = path.join(root, 'node_modules/electron-builder/cli.js');
const releaseDir = path.join(root, 'release');

/** Named targets take the architecture of the machine, whatever electron-builder.yml says; macOS gets both in one. */
const platformArguments = { linux: ['--linux'], win32: ['--win'], darwin: ['--universal', '--mac'] };

const versionOf = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).version;

/** What the fallback runtime changes: electron-builder takes it from its folder, and the version says so. */
function fallbackArguments(version) {
  const settings = { electronVersion: fallbackVersion, electronDist: 'node_modules/electron/dist' };
  console.log(`package: Electron ${fallbackVersion} (fallback), so this is ${version}: not for release`);
  return Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
}

/** Where the packaged app's installer looks for its own settings; the feed itself is compiled into the app. */
function feedArguments() {
  return ['-c.publish.provider=generic', `-c.publish.url=${readFeed().url}`];
}

/** Windows checks by this name who signed an update, so a release has to know it. */
function publisherArguments(isRelease) {
  const name = process.env.COMMONPLACE_PUBLISHER_NAME ?? '';
  if (process.platform !== 'win32') return [];
  if (name !== '') return [`-c.win.signtoolOptions.publisherName=${name}`];
  if (isRelease) throw new Error('a release for Windows needs COMMONPLACE_PUBLISHER_NAME: the name in the certificate');
  return [];
}

function reportResults(skipped) {
  const files = fs.readdirSync(releaseDir, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files.filter((entry) => !/\.(ya?ml|blockmap)$/.test(entry.name))) {
    const sizeMb = fs.statSync(path.join(releaseDir, name)).size / 1e6;
    console.log(`package: release/${name} (${sizeMb.toFixed(1)} MB)`);
  }
  for (const { target, reason } of skipped) console.log(`package: skipped ${target}: ${reason}`);
}

/**
 * Packages the app for this platform into release/, replacing what lies there. What is made with the fallback runtime
 * carries `-dev` in its version and can never be a release: that Electron gets no security fixes any more.
 * @param {{ isRelease: boolean, wanted: string[] }} options targets by name; none means all that can be built here
 */
async function packageApp({ isRelease, wanted }) {
  await setup();
  const isFallback = isFallbackRuntime();
  if (isRelease && isFallback) {
    throw new Error(`a release needs the official Electron; here is only the fallback runtime ${fallbackVersion}`);
  }
  const { built, skipped } = planTargets({ wanted, isFallback });
  if (built.length === 0) throw new Error(skipped.map(({ target, reason }) => `no ${target}: ${reason}`).join('; '));
  const env = packingEnvironment({ isRelease });
  const version = versionOf('package.json') + (isFallback ? '-dev' : '');
  const args = [builder, ...platformArguments[process.platform], ...built, '--publish', 'never'];
  args.push(`-c.extraMetadata.version=${version}`, ...(isFallback ? fallbackArguments(version) : []));
  args.push(...feedArguments(), ...publisherArguments(isRelease));
  await buildApp({ isRelease: true });
  await writeParts({ version });
  fs.rmSync(releaseDir, { recursive: true, force: true });
  const code = await runForeground(process.execPath, args, { env });
  if (code === 0) reportResults(skipped);
  return code;
}

try {
  const { values, positionals } = parseArgs({
    options: { release: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  process.exitCode = await packageApp({ isRelease: values.release, wanted: positionals });
} catch (error) {
  console.error(`package: ${error.message}`);
  process.exitCode = 1;
}
