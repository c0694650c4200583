import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppImageInstaller } from '../../main/update/appimage-installer.ts';
import { createElectronUpdaterInstaller } from '../../main/update/electron-updater-installer.ts';
import type { SignedFile } from '../../main/update/signed-file.ts';
import { markOf } from '../support/update-feed.ts';
import { waitFor } from '../support/wait-for.ts';

describe('installers', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'commonplace-install-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const signed = (name: string, text: string): SignedFile => {
    const content = new TextEncoder().encode(text);
    writeFileSync(join(dir, name), content);
    return { place: join(dir, name), name, version: '1.2.0', ...markOf(content) };
  };

  it('[UP11] an AppImage is replaced as a whole, under its name, and can be started', async () => {
    const old = join(dir, 'My notes.AppImage');
    writeFileSync(old, 'old');
    const running = readFileSync(old, 'utf8');
    await createAppImageInstaller(old).install(signed('commonplace-1.2.0-x64.AppImage', 'new'));
    expect([running, readFileSync(old, 'utf8')]).toEqual(['old', 'new']);
    expect(statSync(old).mode & 0o777).toBe(0o755);
  });

  it('[UP11] an AppImage stays as it was when the new file is not what was signed, or cannot be copied', async () => {
    const old = join(dir, 'Commonplace.AppImage');
    writeFileSync(old, 'old');
    const file = signed('new.AppImage', 'new');
    writeFileSync(file.place, 'bad');
    await expect(createAppImageInstaller(old).install(file)).rejects.toThrow('not the one that was signed');
    rmSync(file.place);
    await expect(createAppImageInstaller(old).install(file)).rejects.toThrow();
    expect(readdirSync(dir)).toEqual(['Commonplace.AppImage']);
    expect(readFileSync(old, 'utf8')).toBe('old');
  });

  const app = () => ({
    version: '1.1.0',
    name: 'commonplace',
    isPackaged: true,
    appUpdateConfigPath: join(dir, 'app-update.yml'),
    userDataPath: join(dir, 'data'),
    baseCachePath: join(dir, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  const errors: string[] = [];
  const windows = () =>
    createElectronUpdaterInstaller({
      app: app(),
      platform: 'win32',
      whenStaged: () => Promise.resolve(),
      log: { info: () => undefined, error: (message) => void errors.push(message) },
    });

  it.skipIf(process.platform === 'win32')(
    '[UP11] electron-updater starts the very file that was verified, silently, and asks no server',
    async () => {
      writeFileSync(
        join(dir, 'app-update.yml'),
        'provider: generic\nurl: https://feed.invalid/\nupdaterCacheDirName: c\n',
      );
      const told = join(dir, 'told');
      // What stands in for the Windows installer writes down how it was called.
      const script = `#!/bin/sh\nprintf '%s ' "$@" > '${told}.part'\nmv '${told}.part' '${told}'\n`;
      const file = signed('commonplace-1.2.0-setup-x64.exe', script);
      const copy = join(dir, 'cache/c/pending', file.name);
      // Windows knows no mark for programs; here the copy needs one before it can be started.
      chmodSync(file.place, 0o755);
      await windows().install(file);
      await waitFor(() => existsSync(told), 'the installer to run');
      expect(readFileSync(told, 'utf8').trim()).toBe('--updated /S');
      expect(readFileSync(copy, 'utf8')).toBe(script);
    },
  );

  it('[UP11] the build has electron-updater in a file of its own, which loads, and which no start loads', async () => {
    const chunks = join(import.meta.dirname, '../../out/main/chunks');
    const texts = readdirSync(chunks)
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, text: readFileSync(join(chunks, name), 'utf8') }));
    const [own, ...more] = texts.filter(({ text }) => text.includes('elevate.exe'));
    expect(more).toEqual([]);
    const loaded = await import(join(chunks, own?.name ?? ''));
    expect(typeof loaded.default.NsisUpdater).toBe('function');
    for (const { name, text } of texts)
      expect(new RegExp(`(from|import) ?["']\\./${own?.name}`).test(text), name).toBe(false);
  });

  it('[UP11] electron-updater installs nothing when the file is not what was signed, or is no newer version', async () => {
    writeFileSync(join(dir, 'app-update.yml'), 'updaterCacheDirName: c\n');
    const file = signed('commonplace-1.2.0-setup-x64.exe', 'new');
    writeFileSync(file.place, 'bad');
    await expect(windows().install(file)).rejects.toThrow('not the one that was signed');
    expect(existsSync(join(dir, 'cache/c/pending', file.name))).toBe(false);
    const old = { ...signed('commonplace-1.1.0-setup-x64.exe', 'old'), version: '1.1.0' };
    await expect(windows().install(old)).rejects.toThrow('does not take the version');
  });
});
