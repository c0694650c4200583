import { createContext } from 'svelte';
import { type FoundSettings, findSettings, type Texts } from '../../core/search/setting-words.ts';

/** What is looked for among the settings while they are on screen. */
export class SettingsSearch {
  query = $state('');

  /** What the search finds in a section with these texts. */
  in(section: Texts): FoundSettings {
    return findSettings(this.query, section);
  }
}

/** The pane of settings provides it. */
export const [useSettingsSearch, provideSettingsSearch] = createContext<SettingsSearch>();

/** What was found in a section, which provides it to its settings. */
export const [useFoundSettings, provideFoundSettings] = createContext<() => FoundSettings>();
