import * as v from 'valibot';
import { INTERFACE_LANGUAGES } from '../messages/language.ts';
import { deviceSettings, deviceSettingsChange } from '../settings/device-settings.ts';

/**
 * Whether this computer can do what a setting asks for, and if not, why: `not-installed` in a development build,
 * `other-profile` on a profile that is not the standard one, `wayland` where the desktop lets no app listen to keys.
 */
export const ability = v.picklist(['possible', 'not-installed', 'other-profile', 'wayland']);
export type Ability = v.InferOutput<typeof ability>;

/** The settings as they are now, and how far they can be followed. */
export const systemSettings = v.strictObject({
  settings: deviceSettings,
  abilities: v.strictObject({ startAtLogin: ability, tray: ability, captureShortcut: ability }),
  /** The language in force, which the settings leave to the system as long as nobody chose one. */
  language: v.picklist(INTERFACE_LANGUAGES),
  /** Whether a setting waits for the next start of the app. */
  needsRestart: v.boolean(),
});
export type SystemSettings = v.InferOutput<typeof systemSettings>;

/** What the shell answers about the settings of this installation. */
export const settingsCommands = {
  'settings.read': { input: v.undefined(), output: systemSettings, maxBytes: 0 },
  /** Sets what is named and leaves the rest. Takes effect at once, except what `needsRestart` speaks of; nothing is stored when it fails. */
  'settings.change': { input: deviceSettingsChange, output: systemSettings, maxBytes: 16 * 1024 },
  /** Shows the folder of the profile in the system's own program for files. */
  'app.showProfile': { input: v.undefined(), output: v.undefined(), maxBytes: 0 },
  /** Ends the app in order and starts it again on the same profile. */
  'app.restart': { input: v.undefined(), output: v.undefined(), maxBytes: 0 },
} as const;
