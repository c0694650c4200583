import type { SystemSettings } from '../../core/contract/settings-commands.ts';

/** What decides how far the settings of the system can be followed. */
export interface Circumstances {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly isStandardProfile: boolean;
  /** What the process was started with: the display the desktop gave it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether Chromium asks the desktop's portal for shortcuts, as `--enable-features=GlobalShortcutsPortal` makes it. */
  readonly hasShortcutPortal: boolean;
}

/** Which settings this computer can follow, and if one cannot be, why. */
export function abilitiesOf(circumstances: Circumstances): SystemSettings['abilities'] {
  return {
    startAtLogin: startAtLoginAbility(circumstances),
    tray: 'possible',
    captureShortcut: isDeafToKeys(circumstances) ? 'wayland' : 'possible',
  };
}

/** What starts by itself must be an app that stays where it is, and the notes a person expects. */
function startAtLoginAbility({ isPackaged, isStandardProfile }: Circumstances) {
  if (!isPackaged) return 'not-installed';
  return isStandardProfile ? 'possible' : 'other-profile';
}

/** On Wayland an app hears keys of its own windows only, by way of XWayland, too, although registering seems to work there. */
function isDeafToKeys({ platform, env, hasShortcutPortal }: Circumstances): boolean {
  if (platform !== 'linux' || hasShortcutPortal) return false;
  return env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']);
}
