import { systemSettings } from './settings-commands.ts';

/** What windows hear about the settings of this installation. */
export const settingsEvents = {
  /** A setting was changed, in whichever window. */
  'settings.changed': systemSettings,
} as const;
