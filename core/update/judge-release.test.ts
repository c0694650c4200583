import { expect, test } from 'vitest';
import { type InstallationFacts, packageKindOf, replacesItself } from './installation.ts';
import { type Installed, judgeRelease, type Verdict } from './judge-release.ts';
import type { Release } from './release.ts';

const appImage = {
  name: 'commonplace-1.2.0-x64.AppImage',
  sha512: `${'A'.repeat(86)}==`,
  sizeBytes: 100,
  platform: 'linux',
  arch: 'x64',
  kind: 'appimage',
};
const release: Release = {
  format: 1,
  version: '1.2.0',
  channel: 'stable',
  releasedAt: '2030-12-31T10:00:00.000Z',
  rollout: 100,
  notes: '',
  files: [{ ...appImage, arch: 'arm64' }, { ...appImage, kind: 'deb' }, appImage],
};
const installed: Installed = {
  version: '1.1.0',
  channel: 'stable',
  platform: 'linux',
  arch: 'x64',
  kind: 'appimage',
  highestSeen: '1.1.0',
  rolloutId: '0'.repeat(32),
};

test.each<[string, Partial<Release>, Partial<Installed>, Verdict]>([
  ['a newer version with a fitting package', {}, {}, { kind: 'newer', file: appImage }],
  ['one that was named before and is newer', {}, { highestSeen: '1.2.0' }, { kind: 'newer', file: appImage }],
  ['the finished version after its pre-release', {}, { version: '1.2.0-dev' }, { kind: 'newer', file: appImage }],
  ['the same version', {}, { version: '1.2.0' }, { kind: 'not-newer' }],
  ['a lower version', {}, { version: '1.3.0' }, { kind: 'not-newer' }],
  ['a newer one below what was named before', {}, { highestSeen: '1.3.0' }, { kind: 'rolled-back' }],
  ['another channel', { channel: 'beta' }, {}, { kind: 'other-channel' }],
  ['a roll-out that has not begun', { rollout: 0 }, {}, { kind: 'not-yet' }],
  ['an installation that is too old', { minimumVersion: '1.1.1' }, {}, { kind: 'too-old' }],
  ['one that is just new enough', { minimumVersion: '1.1.0' }, {}, { kind: 'newer', file: appImage }],
  ['another platform only', {}, { platform: 'darwin' }, { kind: 'not-for-this-machine' }],
  ['another kind only', {}, { kind: 'rpm' }, { kind: 'not-for-this-machine' }],
  ['another architecture only', {}, { arch: 'ia32' }, { kind: 'not-for-this-machine' }],
])('[UP4] %s', (_title, change, here, verdict) => {
  expect(judgeRelease({ ...release, ...change }, { ...installed, ...here })).toEqual(verdict);
});

test('[UP4] a package for both kinds of Mac fits each', () => {
  const zip = { ...appImage, platform: 'darwin', kind: 'mac-zip', arch: 'universal' };
  const mac = { ...installed, platform: 'darwin', kind: 'mac-zip', arch: 'arm64' } as const;
  expect(judgeRelease({ ...release, files: [zip] }, mac)).toEqual({ kind: 'newer', file: zip });
});

const facts: InstallationFacts = {
  isPackaged: true,
  platform: 'linux',
  executable: '/opt/Commonplace/commonplace',
  appImage: undefined,
  portableFile: undefined,
  packageType: 'deb',
};

test.each<[string, Partial<InstallationFacts>, string | undefined, boolean]>([
  ['a development build', { isPackaged: false }, undefined, false],
  ['a deb', {}, 'deb', false],
  ['an rpm', { packageType: 'rpm' }, 'rpm', false],
  ['an archive that was packed beside a deb', { executable: '/home/alice/commonplace' }, 'tar.gz', false],
  ['an archive', { packageType: undefined }, 'tar.gz', false],
  ['an AppImage', { appImage: '/home/alice/Commonplace.AppImage' }, 'appimage', true],
  ['Windows', { platform: 'win32', packageType: undefined }, 'nsis', true],
  ['Windows without installing', { platform: 'win32', portableFile: 'C:\\x.exe' }, 'portable', false],
  ['macOS', { platform: 'darwin' }, 'mac-zip', true],
])('[UP10] %s knows what brought it', (_title, change, kind, isOwn) => {
  const found = packageKindOf({ ...facts, ...change });
  expect(found).toBe(kind);
  expect(found !== undefined && replacesItself(found)).toBe(isOwn);
});
