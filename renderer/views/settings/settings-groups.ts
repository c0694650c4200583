import type { Component } from 'svelte';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Texts } from '../../../core/search/setting-words.ts';
import AboutSettings from './AboutSettings.svelte';
import AppearanceSettings from './AppearanceSettings.svelte';
import CrashSettings from './CrashSettings.svelte';
import EditorSettings from './EditorSettings.svelte';
import LanguageSettings from './LanguageSettings.svelte';
import MirrorSettings from './MirrorSettings.svelte';
import PrivacySettings from './PrivacySettings.svelte';
import ServerSettings from './ServerSettings.svelte';
import ShortcutSettings from './ShortcutSettings.svelte';
import SpellingSettings from './SpellingSettings.svelte';
import SystemSettings from './SystemSettings.svelte';
import UpdateSettings from './UpdateSettings.svelte';
import WorkspaceSettings from './WorkspaceSettings.svelte';

/** One entry of the list beside the settings, with the sections that it leads to. */
interface SettingsGroup {
  readonly id: keyof Messages['settings']['groups'];
  readonly sections: readonly SettingsPart[];
}

interface SettingsPart {
  readonly Section: Component;
  /** The texts that the search looks through. */
  readonly said: (texts: Messages) => Texts;
}

/** All settings in their order. One line adds a section. */
export const settingsGroups: readonly SettingsGroup[] = [
  { id: 'appearance', sections: [{ Section: AppearanceSettings, said: ({ settings }) => settings.appearance }] },
  { id: 'editor', sections: [{ Section: EditorSettings, said: ({ settings }) => settings.editor }] },
  {
    id: 'language',
    sections: [
      { Section: LanguageSettings, said: ({ language }) => language },
      { Section: SpellingSettings, said: ({ settings }) => settings.spelling },
    ],
  },
  { id: 'shortcuts', sections: [{ Section: ShortcutSettings, said: ({ shortcuts }) => shortcuts }] },
  {
    id: 'workspace',
    sections: [
      { Section: WorkspaceSettings, said: ({ settings }) => settings.workspace },
      { Section: MirrorSettings, said: ({ mirror }) => mirror },
    ],
  },
  { id: 'server', sections: [{ Section: ServerSettings, said: ({ settings }) => settings.server }] },
  { id: 'system', sections: [{ Section: SystemSettings, said: ({ settings }) => settings.system }] },
  {
    id: 'privacy',
    sections: [
      { Section: PrivacySettings, said: ({ settings }) => settings.privacy },
      { Section: CrashSettings, said: ({ settings }) => settings.crashes },
    ],
  },
  {
    id: 'about',
    sections: [
      { Section: UpdateSettings, said: ({ settings }) => settings.updates },
      { Section: AboutSettings, said: ({ settings }) => settings.about },
    ],
  },
];
