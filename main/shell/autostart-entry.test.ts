import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { autostartEntry, createAutostart } from './autostart-entry.ts';

describe('the autostart entry of a Linux desktop', () => {
  let configDir: string;
  beforeEach(async () => {
    configDir = await mkdtemp(path.join(os.tmpdir(), 'autostart-'));
  });
  afterEach(() => rm(configDir, { recursive: true }));
  const file = (): string => path.join(configDir, 'autostart', 'commonplace.desktop');

  it('[SE5] is written when switched on, and nothing is left when switched off', async () => {
    const autostart = createAutostart({ configDir, command: ['/opt/Commonplace/commonplace', '--at-login'] });
    expect(await autostart.isOn()).toBe(false);
    await autostart.set(true);
    expect(await autostart.isOn()).toBe(true);
    expect((await readFile(file(), 'utf8')).split('\n')).toEqual(
      expect.arrayContaining([
        '[Desktop Entry]',
        'Type=Application',
        'Exec="/opt/Commonplace/commonplace" "--at-login"',
      ]),
    );
    await autostart.set(false);
    await autostart.set(false);
    expect(await autostart.isOn()).toBe(false);
    expect(await readdir(path.dirname(file()))).toEqual([]);
  });

  it('[SE5] counts as off when a person removed it or switched it off in the desktop', async () => {
    const autostart = createAutostart({ configDir, command: ['/opt/app'] });
    await autostart.set(true);
    const text = await readFile(file(), 'utf8');
    for (const off of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
      await writeFile(file(), `${text}${off}\n`);
      expect(await autostart.isOn()).toBe(false);
    }
    await autostart.set(true);
    expect(await autostart.isOn()).toBe(true);
    await rm(file());
    expect(await autostart.isOn()).toBe(false);
  });

  it('[SE5] quotes any path so that the desktop starts exactly that', () => {
    const execOf = (argument: string) => /^Exec=(.*)$/m.exec(autostartEntry([argument]))?.[1];
    expect(execOf('/home/alice/My Apps/Commonplace.AppImage')).toBe('"/home/alice/My Apps/Commonplace.AppImage"');
    expect(execOf('/a"b')).toBe('"/a\\\\"b"');
    expect(execOf('/a$b`c')).toBe('"/a\\\\$b\\\\`c"');
    expect(execOf('/a\\b')).toBe('"/a\\\\\\\\b"');
    expect(execOf('/100%')).toBe('"/100%%"');
  });
});
