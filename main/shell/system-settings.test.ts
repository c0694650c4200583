import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../core/contract/result.ts';
import type { SystemSettings } from '../../core/contract/settings-commands.ts';
import type { DeviceSettingsChange } from '../../core/settings/device-settings.ts';
import { createAutostart } from './autostart-entry.ts';
import { openSettingsFile } from './settings-file.ts';
import { createSystemSettings, type SettingsPorts } from './system-settings.ts';

const all = { startAtLogin: 'possible', tray: 'possible', captureShortcut: 'possible' } as const;

describe('the settings of the system', () => {
  let dir: string;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'system-settings-'));
  });
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  /** A computer whose parts can be looked at, over a real settings file and a real autostart folder. */
  function computer(changes: Partial<SettingsPorts> = {}) {
    const seen = {
      theme: 'none',
      told: [] as SystemSettings[],
      logged: [] as string[],
      restarts: 0,
      profiles: 0,
      areKeysTaken: false,
    };
    const log = { info: () => undefined, error: (message: string) => void seen.logged.push(message) };
    const tray = {
      isOn: false,
      set(isOn: boolean) {
        tray.isOn = isOn;
      },
    };
    const shortcut = {
      isOn: false,
      set(isOn: boolean) {
        shortcut.isOn = isOn && !seen.areKeysTaken;
        return shortcut.isOn === isOn;
      },
    };
    const loginItem = createAutostart({ configDir: path.join(dir, 'config'), command: ['/opt/commonplace'] });
    const control = createSystemSettings({
      file: openSettingsFile(dir, log),
      abilities: all,
      language: () => 'en',
      loginItem,
      tray,
      shortcut,
      setTheme: (theme) => {
        seen.theme = theme;
      },
      onChange: (settings) => seen.told.push(settings),
      showProfile: () => {
        seen.profiles += 1;
      },
      restart: () => {
        seen.restarts += 1;
      },
      log,
      ...changes,
    });
    const { handlers } = control;
    const change = (input: DeviceSettingsChange) => handlers['settings.change'](input, 1);
    const read = async () => {
      const answer = await handlers['settings.read'](undefined, 1);
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    };
    return { ...control, seen, tray, shortcut, loginItem, change, read };
  }

  it('[SE6] a change takes effect at once, is told to all windows, and holds after a restart', async () => {
    const first = computer();
    first.start();
    const answer = await first.change({ theme: 'dark', tray: true, captureShortcut: true, startAtLogin: true });
    expect(answer).toEqual({ ok: true, value: await first.read() });
    expect(first.seen.told).toEqual([await first.read()]);
    expect([first.seen.theme, first.tray.isOn, first.shortcut.isOn, await first.loginItem.isOn()]).toEqual([
      'dark',
      true,
      true,
      true,
    ]);
    const second = computer();
    second.start();
    expect((await second.read()).settings).toEqual((await first.read()).settings);
    expect([second.seen.theme, second.tray.isOn, second.shortcut.isOn]).toEqual(['dark', true, true]);
    await second.change({ tray: false, captureShortcut: false, startAtLogin: false, theme: 'system' });
    expect([second.seen.theme, second.tray.isOn, second.shortcut.isOn, await second.loginItem.isOn()]).toEqual([
      'system',
      false,
      false,
      false,
    ]);
  });

  it('[SE7] keys that another program has leave the setting off, and whatever else was asked', async () => {
    const it = computer();
    it.start();
    it.seen.areKeysTaken = true;
    expect(await it.change({ tray: true, theme: 'dark', captureShortcut: true })).toEqual(
      fail({ code: 'shortcut-taken' }),
    );
    expect((await it.read()).settings).toMatchObject({ captureShortcut: false, tray: false, theme: 'system' });
    expect([it.tray.isOn, it.seen.theme, it.seen.told]).toEqual([false, 'system', []]);
    it.seen.areKeysTaken = false;
    expect(await it.change({ captureShortcut: true })).toMatchObject({ ok: true });
  });

  it('[SE7] keys that were taken since count as off until they are free at a start', async () => {
    const first = computer();
    await first.change({ captureShortcut: true });
    const second = computer();
    second.seen.areKeysTaken = true;
    second.start();
    expect((await second.read()).settings.captureShortcut).toBe(false);
    expect(second.seen.logged).toHaveLength(1);
    const third = computer();
    third.start();
    expect((await third.read()).settings.captureShortcut).toBe(true);
  });

  it('[SE4] what this computer cannot do is refused, also from a window that asks all the same', async () => {
    const it = computer({ abilities: { ...all, startAtLogin: 'not-installed', captureShortcut: 'wayland' } });
    for (const input of [{ startAtLogin: true }, { captureShortcut: true }]) {
      expect(await it.change(input)).toEqual(fail({ code: 'setting-not-possible' }));
    }
    expect((await it.read()).settings).toMatchObject({ startAtLogin: false, captureShortcut: false });
    expect(fs.readdirSync(dir)).toEqual([]);
  });

  it('[SE5] reads back whether the desktop really starts the app', async () => {
    const it = computer();
    await it.change({ startAtLogin: true });
    expect((await it.read()).settings.startAtLogin).toBe(true);
    fs.rmSync(path.join(dir, 'config'), { recursive: true });
    expect((await it.read()).settings.startAtLogin).toBe(false);
    await it.change({ startAtLogin: true });
    expect(await it.loginItem.isOn()).toBe(true);
  });

  it('[SE3] a disk that refuses leaves the system as it was', async () => {
    const it = computer();
    it.start();
    fs.mkdirSync(path.join(dir, 'settings.json.new'));
    expect(await it.change({ tray: true, theme: 'dark', captureShortcut: true })).toEqual(
      fail({ code: 'store-failed' }),
    );
    expect([it.tray.isOn, it.seen.theme, it.shortcut.isOn]).toEqual([false, 'system', false]);
  });

  it('[SE8] hardware acceleration waits for a restart, and says so until it is as it was', async () => {
    const it = computer();
    expect(await it.change({ hardwareAcceleration: false })).toMatchObject({ ok: true, value: { needsRestart: true } });
    expect((await it.read()).needsRestart).toBe(true);
    expect((await computer().read()).needsRestart).toBe(false);
    expect(await it.change({ hardwareAcceleration: true })).toMatchObject({ ok: true, value: { needsRestart: false } });
    await it.handlers['app.restart'](undefined, 1);
    expect(it.seen.restarts).toBe(1);
  });

  it('[SN5] the folder of the profile is shown when a window asks for it', async () => {
    const it = computer();
    await it.handlers['app.showProfile'](undefined, 1);
    expect(it.seen.profiles).toBe(1);
  });

  it('[SE6] changes of two windows at once both hold', async () => {
    const it = computer();
    await Promise.all([it.change({ tray: true }), it.change({ theme: 'light' }), it.change({ startAtLogin: true })]);
    expect((await computer().read()).settings).toMatchObject({ tray: true, theme: 'light', startAtLogin: true });
  });
});
