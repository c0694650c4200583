import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRelease } from '../../core/update/release.ts';
import { isSigned } from '../../main/update/signature.ts';
import { writeChecksums, writeReleaseManifest } from './release-manifest.mjs';

const NAMES = [
  'commonplace-1.2.3-amd64.deb',
  'commonplace-1.2.3-portable-x64.exe',
  'commonplace-1.2.3-setup-x64.exe',
  'commonplace-1.2.3-universal.dmg',
  'commonplace-1.2.3-universal.zip',
  'commonplace-1.2.3-x64.tar.gz',
  'commonplace-1.2.3-x86_64.AppImage',
  'commonplace-1.2.3-x86_64.rpm',
];

describe('the manifest of a release', () => {
  let dir: string;
  const { privateKey: secret, publicKey } = generateKeyPairSync('ed25519');
  const shown = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const release = {
    version: '1.2.3',
    notes: '- “New”: 50 % faster.',
    releasedAt: '2030-12-31T10:00:00.000Z',
    rollout: 25,
    minimumVersion: '1.0.0',
    privateKey: String(secret.export({ type: 'pkcs8', format: 'pem' })),
    feed: { channel: 'stable', keys: [shown] },
  };
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
    for (const name of NAMES) fs.writeFileSync(path.join(dir, name), name);
    fs.writeFileSync(path.join(dir, 'latest-linux.yml'), 'version: 1.2.3\n');
  });
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  it('[UP18] is what the app reads, with every package, under a signature that the app takes', () => {
    writeReleaseManifest({ dir, ...release });
    const bytes = fs.readFileSync(path.join(dir, 'commonplace-release.json'));
    const signature = fs.readFileSync(path.join(dir, 'commonplace-release.json.sig'));
    expect(isSigned(bytes, signature, [shown])).toBe(true);
    const { files, ...head } = parseRelease(bytes.toString('utf8')) ?? { files: [] };
    const { notes, releasedAt, rollout, minimumVersion, version } = release;
    expect(head).toEqual({ format: 1, channel: 'stable', version, notes, releasedAt, rollout, minimumVersion });
    expect(files.map(({ name, platform, arch, kind }) => [name, platform, arch, kind])).toEqual([
      [NAMES[0], 'linux', 'x64', 'deb'],
      [NAMES[1], 'win32', 'x64', 'portable'],
      [NAMES[2], 'win32', 'x64', 'nsis'],
      [NAMES[3], 'darwin', 'universal', 'dmg'],
      [NAMES[4], 'darwin', 'universal', 'mac-zip'],
      [NAMES[5], 'linux', 'x64', 'tar.gz'],
      [NAMES[6], 'linux', 'x64', 'appimage'],
      [NAMES[7], 'linux', 'x64', 'rpm'],
    ]);
  });

  it('[UP18] is not written with a key that the app does not know, nor over other versions, nor over nothing', () => {
    const other = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(() => writeReleaseManifest({ dir, ...release, privateKey: String(other) })).toThrow('does not know the key');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(() => writeReleaseManifest({ dir, ...release, privateKey: String(rsa) })).toThrow('no Ed25519 key');
    expect(() => writeReleaseManifest({ dir, ...release, version: '1.2.4' })).toThrow('is not of version 1.2.4');
    expect(() => writeReleaseManifest({ dir, ...release, rollout: 101 })).toThrow('percent');
    for (const name of NAMES) fs.rmSync(path.join(dir, name));
    expect(() => writeReleaseManifest({ dir, ...release })).toThrow('no packages');
    expect(fs.readdirSync(dir)).toEqual(['latest-linux.yml']);
  });

  it.skipIf(process.platform !== 'linux')('[UP18] comes with checksums that the system can check', () => {
    writeReleaseManifest({ dir, ...release });
    writeChecksums(dir);
    const answer = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: dir, encoding: 'utf8' });
    expect(answer.match(/: OK$/gm)).toHaveLength(NAMES.length + 3);
  });

  it('[UP18] a new key is written outside of the checkout only, once, and its public half is shown', () => {
    const run = (file: string) =>
      spawnSync(process.execPath, ['build/release/new-key.mjs', file], { encoding: 'utf8' });
    const file = path.join(dir, 'key.pem');
    const { stdout } = run(file);
    const made = createPrivateKey(fs.readFileSync(file, 'utf8'));
    const pem = String(made.export({ type: 'pkcs8', format: 'pem' }));
    writeReleaseManifest({ dir, ...release, privateKey: pem, feed: { channel: 'stable', keys: [stdout.trim()] } });
    expect(run(file).status).toBe(1);
    expect(run('release-key.pem').stderr).toContain('lies in the checkout');
    expect(fs.existsSync('release-key.pem')).toBe(false);
  });
});
