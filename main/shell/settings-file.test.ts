import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultDeviceSettings } from '../../core/settings/device-settings.ts';
import { openSettingsFile } from './settings-file.ts';

describe('the settings file of a profile', () => {
  let dir: string;
  let file: string;
  let logged: string[];
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'settings-file-'));
    file = path.join(dir, 'settings.json');
    logged = [];
  });
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  const open = () => openSettingsFile(dir, { info: () => undefined, error: (message) => void logged.push(message) });
  const content = (): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));

  it('[SE1] is not there until something is set', () => {
    expect(open().current).toEqual(defaultDeviceSettings);
    expect(fs.readdirSync(dir)).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('[SE2] keeps what was set over a restart, and what it does not know', async () => {
    fs.writeFileSync(file, JSON.stringify({ format: 1, theme: 'dark', later: { more: 1 } }));
    const settings = open();
    await settings.change({ tray: true });
    expect(settings.current).toEqual({ ...defaultDeviceSettings, theme: 'dark', tray: true });
    expect(open().current).toEqual(settings.current);
    expect(content()).toEqual({ format: 1, theme: 'dark', later: { more: 1 }, tray: true });
  });

  it('[SE2] holds every one of many changes at once', async () => {
    const settings = open();
    const first = settings.change({ tray: true });
    const second = settings.change({ theme: 'light' });
    await Promise.all([first, second, settings.change({ startAtLogin: true })]);
    expect(content()).toEqual({ format: 1, tray: true, theme: 'light', startAtLogin: true });
    expect(fs.readdirSync(dir)).toEqual(['settings.json']);
  });

  it.each(['{"theme": "da', '[]', 'null', '"dark"', ''])('[SE3] puts a damaged file aside: %s', async (damaged) => {
    fs.writeFileSync(file, damaged);
    const settings = open();
    expect(settings.current).toEqual(defaultDeviceSettings);
    expect(fs.readFileSync(`${file}.damaged`, 'utf8')).toBe(damaged);
    expect(logged).toEqual([expect.stringContaining('damaged')]);
    await settings.change({ theme: 'light' });
    expect(open().current.theme).toBe('light');
    expect(fs.readFileSync(`${file}.damaged`, 'utf8')).toBe(damaged);
  });

  it('[SE3] starts with the defaults when the file cannot be read, and says so', () => {
    fs.mkdirSync(file);
    expect(open().current).toEqual(defaultDeviceSettings);
    expect(logged).toEqual([expect.stringContaining('could not be read')]);
  });

  it('[SE3] a change the disk refuses changes nothing', async () => {
    const settings = open();
    fs.mkdirSync(`${file}.new`);
    await expect(settings.change({ tray: true })).rejects.toThrow();
    expect(settings.current).toEqual(defaultDeviceSettings);
    fs.rmdirSync(`${file}.new`);
    await settings.change({ theme: 'dark' });
    expect(open().current).toEqual({ ...defaultDeviceSettings, theme: 'dark' });
  });
});
