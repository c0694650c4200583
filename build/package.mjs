import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build.mjs';
import { root } from './paths.mjs';
import { runForeground } from './processes.mjs';
import { setup } from './setup.mjs';
import { fallbackVersion } from './setup/electron-fallback.mjs';
import { isFallbackRuntime } from './setup/electron-runtime.mjs';

const builder = path.join(root, 'node_modules/electron-builder/cli.js');

/**
 * Packages the app for this platform into release/. What is made with the fallback runtime carries `-dev` in its
 * version and can never be a release: that Electron gets no security fixes any more.
 */
async function packageApp({ isRelease, builderArguments }) {
  await setup();
  const args = [builder, '--publish', 'never', ...builderArguments];
  if (isFallbackRuntime()) {
    if (isRelease) {
      throw new Error(`a release needs the official Electron; here is only the fallback runtime ${fallbackVersion}`);
    }
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    args.push(`-c.electronVersion=${fallbackVersion}`, `-c.extraMetadata.version=${version}-dev`);
    console.log(`package: Electron ${fallbackVersion} (fallback), so this is ${version}-dev: not for release`);
  }
  await buildApp({ isRelease: true });
  return runForeground(process.execPath, args);
}

try {
  const { values, positionals } = parseArgs({
    options: { release: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  process.exitCode = await packageApp({ isRelease: values.release, builderArguments: positionals });
} catch (error) {
  console.error(`package: ${error.message}`);
  process.exitCode = 1;
}
