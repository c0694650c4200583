import * as v from 'valibot';
import { INTERFACE_LANGUAGES } from '../messages/language.ts';
import { shortcutChanges } from '../shortcuts/shortcuts.ts';

/** How the app looks: as the system does, or pinned. */
export const theme = v.picklist(['system', 'light', 'dark']);
export type Theme = v.InferOutput<typeof theme>;

/** The face a note's text is set in. */
const bodyFont = v.picklist(['serif', 'sans']);

/** How large a note's text is. */
const bodySize = v.picklist(['small', 'medium', 'large']);

/** How long the lines of a note's text may become. */
const lineWidth = v.picklist(['narrow', 'medium', 'wide']);

/** What the list of notes is sorted by. */
export const listSort = v.picklist(['edited', 'created', 'title']);
export type ListSort = v.InferOutput<typeof listSort>;

/** How much room a note takes in the list. */
const listDensity = v.picklist(['comfortable', 'compact']);

/**
 * What a person may set for this installation, each with what holds until they do. One line adds a setting: the file,
 * the contract and the defaults are derived from it. Never synchronised: another laptop has settings of its own.
 */
const fields = {
  /** Whether the app starts when the person signs in to the computer. */
  startAtLogin: v.optional(v.boolean(), false),
  /** Whether an icon beside the system's clock keeps the app at hand without a window. */
  tray: v.optional(v.boolean(), false),
  /** Whether a key combination begins a note from anywhere in the system. */
  captureShortcut: v.optional(v.boolean(), false),
  /** Whether Chromium draws with the graphics card. Read once, before the app is ready. */
  hardwareAcceleration: v.optional(v.boolean(), true),
  theme: v.optional(theme, 'system'),
  bodyFont: v.optional(bodyFont, 'serif'),
  bodySize: v.optional(bodySize, 'medium'),
  lineWidth: v.optional(lineWidth, 'medium'),
  listSort: v.optional(listSort, 'edited'),
  /** Whether a list sorted by time is divided by days. */
  listGroups: v.optional(v.boolean(), false),
  listDensity: v.optional(listDensity, 'comfortable'),
  /** The language of the interface; `auto`: the system's, where it is one of ours. */
  interfaceLanguage: v.optional(v.picklist(['auto', ...INTERFACE_LANGUAGES]), 'auto'),
  /** The keys of commands, where a person changed them. */
  shortcuts: v.optional(shortcutChanges, {}),
};

/** All settings, complete and strict: what crosses the bridge. */
export const deviceSettings = v.strictObject(fields);
export type DeviceSettings = v.InferOutput<typeof deviceSettings>;

/** Some settings with their new values. */
export const deviceSettingsChange = v.partial(deviceSettings);
export type DeviceSettingsChange = v.InferOutput<typeof deviceSettingsChange>;

/** What a new installation starts with. */
export const defaultDeviceSettings: DeviceSettings = v.parse(deviceSettings, {});

/** The settings in what was stored: a field that is absent or has no sense counts as never set; the others hold. */
export function deviceSettingsIn(stored: Readonly<Record<string, unknown>>): DeviceSettings {
  const sound = Object.entries(fields).filter(([name, schema]) => v.is(schema, stored[name]));
  return v.parse(deviceSettings, Object.fromEntries(sound.map(([name]) => [name, stored[name]])));
}

/** The fields of a change that were given a value. */
export function givenIn(change: DeviceSettingsChange): Partial<DeviceSettings> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}
