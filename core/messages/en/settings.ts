import { plural } from '../plural.ts';

/**
 * Texts about the settings. Each section has its own, with a `title`, and each setting in it its own again: the search in
 * the settings finds a setting by all its texts and by the title and the `synonyms` of its section.
 */
export const settings = {
  title: 'Settings',
  search: 'Search settings',
  sections: 'Sections',
  nothing: 'No setting has these words.',
  found: (count: number) => plural('en', count, { one: 'Found in 1 section', other: `Found in ${count} sections` }),
  groups: {
    appearance: 'Appearance',
    editor: 'Text of notes',
    language: 'Language',
    shortcuts: 'Shortcuts',
    workspace: 'Workspace',
    server: 'Server',
    system: 'System',
    privacy: 'Privacy',
    about: 'About',
  },
  appearance: {
    title: 'Appearance',
    theme: {
      label: 'Theme',
      help: '“System” goes along when the computer changes between light and dark.',
      synonyms: 'colours night mode bright',
      system: 'System',
      light: 'Light',
      dark: 'Dark',
    },
  },
  editor: {
    title: 'Text of notes',
    font: {
      label: 'Font',
      help: 'What you write code in stays as it is.',
      synonyms: 'typeface letters',
      serif: 'Serif',
      sans: 'Sans serif',
    },
    size: {
      label: 'Size',
      help: 'Only of notes. Ctrl and + enlarges everything.',
      synonyms: 'zoom bigger smaller font',
      small: 'Small',
      medium: 'Medium',
      large: 'Large',
    },
    width: {
      label: 'Line width',
      help: 'How long lines become where there is room.',
      synonyms: 'margins column measure',
      narrow: 'Narrow',
      medium: 'Medium',
      wide: 'Wide',
    },
  },
  spelling: {
    title: 'Spelling',
    synonyms: 'spell check dictionary mistakes',
    check: 'Check spelling while I write',
    ofSystem: 'The languages and your own words are those of the system: see System Settings, Keyboard.',
    languages: 'Languages',
    yours: (language: string) => `${language} (yours)`,
    more: 'More languages: put the two files of a Hunspell dictionary, such as fr.aff and fr.dic, into the folder “dictionaries” of your profile.',
    words: 'Your words',
    noWords: 'None yet. Add one from the menu over a marked word.',
    forget: (word: string) => `Forget ${word}`,
    problems: {
      'too-large': 'Its files are too large.',
      unreadable: 'Its files cannot be read.',
      'not-a-dictionary': 'Its files are not a Hunspell dictionary.',
      'too-slow': 'Its dictionary does not work: checking a word takes too long.',
    },
  },
  workspace: {
    title: 'Workspace',
    synonyms: 'folder profile backup disk storage',
    name: 'Name',
    place: 'Where it is kept',
    placeHelp:
      'On this computer, in the folder of your profile. Nothing has to be reachable for you to read and write.',
    show: 'Show the folder',
  },
  server: {
    title: 'Server',
    synonyms: 'sync CouchDB share connect offline account',
    none: 'The notes of this workspace are on this computer only.',
    state: 'State',
    address: 'Server',
    database: 'Database',
    account: 'Account',
    connect: 'Connect…',
    details: 'Details…',
    disconnect: 'Disconnect',
    disconnectHelp: 'Every note stays on this computer.',
  },
  system: {
    title: 'System',
    login: {
      label: 'Start when I sign in',
      help: 'Commonplace opens with your session; with the tray on, without a window.',
      synonyms: 'autostart boot startup launch',
    },
    tray: {
      label: 'Keep in the tray',
      help: 'Closing the window leaves Commonplace running. Starting it again always brings the window back, also where the desktop shows no tray.',
      synonyms: 'background icon notification area',
    },
    capture: {
      label: 'Quick capture from anywhere',
      help: (keys: string) => `${keys} begins a new note, whatever is in front.`,
      synonyms: 'global shortcut keys hotkey',
    },
    graphics: {
      label: 'Hardware acceleration',
      help: 'Draws with the graphics card. Switch it off if the window flickers or stays empty.',
      synonyms: 'GPU',
      needsRestart: 'Hardware acceleration changes after a restart.',
      restart: 'Restart now',
    },
  },
  privacy: {
    title: 'What leaves this computer',
    synonyms: 'privacy telemetry tracking statistics data',
    nothing:
      'Nothing about you and nothing of your notes goes to the makers of Commonplace: no statistics, no reports.',
    reached:
      'Commonplace reaches the server that you connect a workspace to, the list of new versions, and pictures and addresses that you ask for. Nothing else.',
  },
  crashes: {
    title: 'Crash reports',
    synonyms: 'errors faults bugs log privacy',
    stay: 'Crash reports stay on this computer. Nothing is sent; you can save a report and pass it on yourself.',
    withDumps: 'Put the memory dumps in',
    dumps:
      'A dump can contain parts of your notes. Without it, a report holds versions and the log, and no text of notes.',
    none: 'There are none. A report then holds versions and the log, and no text of your notes.',
    save: 'Save report…',
    forget: 'Delete all',
    saving: 'Saving…',
    saved: 'The report is saved.',
    deleted: 'Deleted.',
  },
  updates: {
    title: 'Updates',
    synonyms: 'version new release download',
    version: (version: string) => `This is version ${version}.`,
    check: 'Check now',
    news: 'What is new…',
  },
  about: {
    title: 'About',
    synonyms: 'version licence',
    licence: (version: string) => `Commonplace ${version}, under the MIT licence.`,
  },
};
