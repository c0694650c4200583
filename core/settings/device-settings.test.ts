import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultDeviceSettings, deviceSettingsChange, deviceSettingsIn, givenIn } from './device-settings.ts';

describe('device settings', () => {
  it('[SE1] a new installation starts nowhere by itself, keeps no tray and no shortcut, and looks as the system does', () => {
    expect(defaultDeviceSettings).toEqual({
      startAtLogin: false,
      tray: false,
      captureShortcut: false,
      hardwareAcceleration: true,
      theme: 'system',
      bodyFont: 'serif',
      bodySize: 'medium',
      lineWidth: 'medium',
      listSort: 'edited',
      listGroups: false,
      listDensity: 'comfortable',
      interfaceLanguage: 'auto',
      shortcuts: {},
    });
    expect(deviceSettingsIn({})).toEqual(defaultDeviceSettings);
  });

  it('[SE2] a field without sense counts as never set, and the others hold', () => {
    const stored = { format: 1, tray: 'yes', theme: 'dark', hardwareAcceleration: false, later: { more: 1 } };
    expect(deviceSettingsIn(stored)).toEqual({ ...defaultDeviceSettings, theme: 'dark', hardwareAcceleration: false });
    expect(deviceSettingsIn({ theme: 'sepia', captureShortcut: null })).toEqual(defaultDeviceSettings);
  });

  it('[SE2] a change names only what it changes, and nothing that is no setting', () => {
    expect(v.parse(deviceSettingsChange, { theme: 'light' })).toEqual({ theme: 'light' });
    expect(givenIn({ theme: 'light', tray: undefined })).toEqual({ theme: 'light' });
    for (const bad of [{ later: true }, { tray: 'yes' }, { theme: 'sepia' }]) {
      expect(v.is(deviceSettingsChange, bad)).toBe(false);
    }
  });
});
