import { describe, expect, it } from 'vitest';
import { abilitiesOf, type Circumstances } from './abilities.ts';

const desktop: Circumstances = {
  platform: 'linux',
  isPackaged: true,
  isStandardProfile: true,
  env: { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' },
  hasShortcutPortal: false,
};

describe('what this computer can do', () => {
  it('[SE4] is everything for an installed app on its standard profile', () => {
    const all = { startAtLogin: 'possible', tray: 'possible', captureShortcut: 'possible' };
    expect(abilitiesOf(desktop)).toEqual(all);
    expect(abilitiesOf({ ...desktop, platform: 'darwin', env: {} })).toEqual(all);
  });

  it('[SE4] a development build and another profile do not start at login, and each says so', () => {
    expect(abilitiesOf({ ...desktop, isPackaged: false }).startAtLogin).toBe('not-installed');
    expect(abilitiesOf({ ...desktop, isStandardProfile: false }).startAtLogin).toBe('other-profile');
  });

  it('[SE4] a Wayland session has no shortcut, with or without an X server beside it, unless the portal is used', () => {
    const wayland = { ...desktop, env: { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' } };
    const beside = { ...desktop, env: { ...wayland.env, DISPLAY: ':0' } };
    expect(abilitiesOf(wayland).captureShortcut).toBe('wayland');
    expect(abilitiesOf(beside).captureShortcut).toBe('wayland');
    expect(abilitiesOf({ ...beside, hasShortcutPortal: true }).captureShortcut).toBe('possible');
    expect(abilitiesOf({ ...wayland, platform: 'win32' }).captureShortcut).toBe('possible');
  });
});
