import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { withLock } from './setup/lock.mjs';

const stampsFile = path.join(root, 'out/.stamps.json');
const always = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'build/vite', 'build/build.mjs'];

/** Per target: what it is made from, the file that proves it was made, and its Vite configuration. */
const targets = {
  main: {
    inputs: ['main', 'core', 'renderer/styles'],
    output: 'out/main/index.js',
    config: async (mode) => (await import('./vite/main.mjs')).mainConfig(mode),
  },
  preload: {
    inputs: ['preload', 'core'],
    output: 'out/preload/index.cjs',
    config: async (mode) => (await import('./vite/preload.mjs')).preloadConfig(mode),
  },
  renderer: {
    inputs: ['renderer', 'core', 'svelte.config.js'],
    output: 'out/renderer/manifest.json',
    config: async (mode) => (await import('./vite/renderer.mjs')).rendererConfig(mode),
  },
  drawingPreload: {
    inputs: ['preload', 'core'],
    output: 'out/drawing-preload/index.cjs',
    config: async (mode) => (await import('./vite/preload.mjs')).drawingPreloadConfig(mode),
  },
  diagrams: {
    inputs: ['diagrams', 'core'],
    output: 'out/diagrams/manifest.json',
    config: async (mode) => (await import('./vite/diagrams.mjs')).diagramsConfig(mode),
  },
};

function readStamps() {
  try {
    return JSON.parse(fs.readFileSync(stampsFile, 'utf8'));
  } catch {
    return {};
  }
}

function filesOf(input) {
  const place = path.join(root, input);
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|suite)\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** One hash over names and contents of everything a target is made from, and over the mode. */
function hashOf(inputs, isRelease) {
  const hash = createHash('sha256').update(isRelease ? 'release' : 'development');
  for (const file of [...always, ...inputs].flatMap(filesOf)) {
    hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

async function buildTarget(name, isRelease) {
  const { inputs, output, config } = targets[name];
  const hash = hashOf(inputs, isRelease);
  if (readStamps()[name] === hash && fs.existsSync(path.join(root, output))) return;
  const startedAt = performance.now();
  const { build } = await import('vite');
  await build({ ...(await config({ isRelease })), configFile: false, logLevel: 'warn' });
  fs.writeFileSync(stampsFile, `${JSON.stringify({ ...readStamps(), [name]: hash }, null, 2)}\n`);
  console.log(`build: ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/**
 * Builds main, the pages and their preloads into out/, each only when something it is made from has changed.
 * @param {{ isRelease?: boolean }} [options] a release is minified and has no source maps
 */
export async function buildApp({ isRelease = false } = {}) {
  await withLock('build', async () => {
    for (const name of Object.keys(targets)) await buildTarget(name, isRelease);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { release: { type: 'boolean', default: false } } });
  await buildApp({ isRelease: values.release }).catch((error) => {
    console.error(`build: ${error.message}`);
    process.exitCode = 1;
  });
}
