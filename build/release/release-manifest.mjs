import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const manifestName = 'commonplace-release.json';

/** What a file's name says of the package it is; the order matters. */
const kinds = [
  [/\.AppImage$/, 'linux', 'appimage'],
  [/\.deb$/, 'linux', 'deb'],
  [/\.rpm$/, 'linux', 'rpm'],
  [/\.tar\.gz$/, 'linux', 'tar.gz'],
  [/-setup-\w+\.exe$/, 'win32', 'nsis'],
  [/-portable-\w+\.exe$/, 'win32', 'portable'],
  [/\.dmg$/, 'darwin', 'dmg'],
  [/\.zip$/, 'darwin', 'mac-zip'],
];

/** Every packager has its own words for the same architectures. */
const architectures = {
  x64: 'x64',
  amd64: 'x64',
  x86_64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
  universal: 'universal',
};

function archOf(name) {
  const [, word] = /-(x64|amd64|x86_64|arm64|aarch64|universal)\./.exec(name) ?? [];
  if (word === undefined) throw new Error(`${name} does not say for which architecture it is`);
  return architectures[word];
}

/** The packages of a version in a folder, as the manifest lists them, by name. */
function packagesIn(dir, version) {
  const files = [];
  for (const name of fs.readdirSync(dir).sort()) {
    const kind = kinds.find(([pattern]) => pattern.test(name));
    if (!kind) continue;
    if (!name.includes(`-${version}-`)) throw new Error(`${name} is not of version ${version}`);
    const content = fs.readFileSync(path.join(dir, name));
    const sha512 = createHash('sha512').update(content).digest('base64');
    files.push({ name, sha512, sizeBytes: content.length, platform: kind[1], arch: archOf(name), kind: kind[2] });
  }
  if (files.length === 0) throw new Error(`there are no packages in ${dir}`);
  return files;
}

/** The public half of a private key, as the app has it. */
const publicHalf = (key) => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/**
 * Writes the manifest of a release and its signature beside the packages, in the one spelling that the app reads.
 * Throws when the app would not take the signature: what is published must not be what nobody can install.
 * @param {{ dir: string, version: string, notes: string, releasedAt: string, rollout: number, privateKey: string,
 *   feed: { channel: string, keys: string[] }, minimumVersion?: string }} release
 */
export function writeReleaseManifest(release) {
  const { dir, version, notes, releasedAt, rollout, minimumVersion, feed } = release;
  const key = createPrivateKey(release.privateKey);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the key for signing is no Ed25519 key');
  if (!feed.keys.includes(publicHalf(key)))
    throw new Error('the app does not know the key for signing: see main/update/feed.json');
  if (!(rollout >= 0 && rollout <= 100)) throw new Error('a roll-out is a number of percent');
  const head = { format: 1, version, channel: feed.channel, releasedAt, ...(minimumVersion && { minimumVersion }) };
  const manifest = { ...head, rollout, notes, files: packagesIn(dir, version) };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  fs.writeFileSync(path.join(dir, manifestName), bytes);
  fs.writeFileSync(path.join(dir, `${manifestName}.sig`), `${sign(null, bytes, key).toString('base64')}\n`);
}

/** Writes SHA256SUMS over everything in a folder, in the form that `sha256sum --check` reads. */
export function writeChecksums(dir) {
  const entries = fs.readdirSync(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS').map(({ name }) => name);
  const lines = names.sort().map((name) => {
    const sum = createHash('sha256')
      .update(fs.readFileSync(path.join(dir, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  fs.writeFileSync(path.join(dir, 'SHA256SUMS'), lines.join(''));
}
