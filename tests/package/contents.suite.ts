import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type BuiltPackages, root } from './built-packages.ts';
import type { Steps } from './steps.ts';

/** How a binary writes a fuse down: as the character 0 or 1. */
const STATES: Readonly<Record<number, string>> = { 48: 'off', 49: 'on' };

/** Security rule R23 in the words of Electron. */
const FUSES: Readonly<Record<keyof typeof FuseV1Options, 'on' | 'off'>> = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
};

const UNWANTED = [
  /\.(ts|map|md|cc|cpp|c|h|gyp|patch|sh|bat)$/,
  /\/(tests?|docs?|examples?|bench|deps|\.github)\//,
  /[/.-]test\.js$/,
  /\/prebuilds\/(?!linux-x64)/,
  /musl/,
];

/** Names in a bundle and beside it; a sample of what must not go unnamed. */
const BUNDLED = ['yjs', 'svelte', 'lib0', '@codemirror/view', 'valibot', '@fontsource-variable/inter', 'pouchdb-core'];

/** What is in the packages, without installing any of them. */
export async function testContents(steps: Steps, { unpacked, isDevelopment }: BuiltPackages): Promise<void> {
  const asar = join(unpacked, 'resources/app.asar');
  await steps.step('[PK1] what cannot be built here is refused with its reason', () => {
    assert.match(refusal('nsis', 'dmg'), /no nsis: it is built on Windows; no dmg: it is built on macOS/);
    if (isDevelopment) assert.match(refusal('--release'), /a release needs the official Electron/);
    else steps.skip('the refusal of a release', 'these packages were made with the official Electron');
    assert.ok(existsSync(asar), 'a refusal leaves the packages alone');
  });
  await steps.step('[PK2] the fuses in the binary are those of the security rules', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'commonplace'));
    const names = Object.keys(FUSES) as (keyof typeof FuseV1Options)[];
    const states = names.map((name) => [name, STATES[wire[FuseV1Options[name]] ?? 0]]);
    assert.deepEqual(Object.fromEntries(states), FUSES);
  });
  await steps.step('[PK3] only what the app needs is packed, native modules beside the archive', () => {
    const files = listPackage(asar, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
    assert.deepEqual(
      files.filter((name) => UNWANTED.some((pattern) => pattern.test(name))),
      [],
    );
    for (const page of ['renderer/index.html', 'diagrams/index.html', 'drawing-preload/index.cjs'])
      assert.ok(files.includes(`/out/${page}`), page);
    const natives = files.filter((name) => name.endsWith('.node'));
    assert.equal(natives.length, 2);
    for (const name of natives) assert.equal(Reflect.get(statFile(asar, name.slice(1)), 'unpacked'), true, name);
    const locales = readdirSync(join(unpacked, 'locales'));
    assert.deepEqual(locales, ['en-US.pak']);
    for (const name of ['version', 'resources/default_app.asar'])
      assert.equal(existsSync(join(unpacked, name)), false, name);
  });
  await steps.step('[PK5] the licences of everything shipped are in the package', () => assertLicences(unpacked, asar));
}

/** Runs the packaging for something that cannot be had and answers why not. */
function refusal(...args: readonly string[]): string {
  const { status, stderr } = spawnSync(process.execPath, ['build/package.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  return stderr;
}

function assertLicences(unpacked: string, asar: string): void {
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'resources/licences/commonplace.txt'])
    assert.ok(statSync(join(unpacked, name)).size > 1000, name);
  const text = readFileSync(join(unpacked, 'resources/licences/packages.txt'), 'utf8');
  const manifests = listPackage(asar, { isPack: false }).filter((name) =>
    /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(name),
  );
  assert.ok(manifests.length > 50, 'the archive lists its packages');
  for (const manifest of manifests) {
    const { name, version } = JSON.parse(extractFile(asar, manifest.slice(1)).toString('utf8'));
    assert.ok(text.includes(`${name} ${version}\n`), `${name} ${version} is not among the licences`);
  }
  for (const name of BUNDLED) assert.match(text, new RegExp(`^${name} \\d`, 'm'));
  // LevelDB and Snappy are compiled into leveldown.
  for (const words of ['The LevelDB Authors', 'Copyright 2011, Google Inc.']) assert.ok(text.includes(words), words);
}
