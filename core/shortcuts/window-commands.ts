/**
 * Everything that a person can ask of a window, wherever the focus is: by key, by name, from the menu. Each with the keys
 * it has until somebody changes them; the first ones are shown. One line adds a command here; `renderer/state/commands.ts`
 * says what it does, and the messages what it is called.
 */
export const windowCommands = {
  'new-note': ['Mod-n'],
  'new-from-template': [],
  'todays-note': ['Mod-Shift-j'],
  'new-window': ['Mod-Shift-n'],
  'open-in-window': [],
  'go-to': ['Mod-p', 'Mod-k'],
  search: ['Mod-Shift-f'],
  'all-notes': [],
  tasks: ['Mod-Shift-y'],
  trash: [],
  'fold-sidebar': ['Mod-\\'],
  outline: ['Mod-Shift-o'],
  discussion: ['Mod-Shift-m'],
  comment: ['Mod-Alt-m'],
  'workspace-discussion': [],
  history: ['Mod-Shift-h'],
  'save-version': [],
  'focus-mode': ['Mod-Shift-d'],
  'source-view': [],
  'who-is-here': [],
  // Ctrl+Backspace alone deletes a word in the editor.
  'trash-note': ['Mod-Shift-Backspace'],
  'restore-note': [],
  'erased-notes': [],
  'copy-note': [],
  import: [],
  'export-markdown': [],
  'export-html': [],
  'export-pdf': [],
  'export-workspace': [],
  print: [],
  connect: [],
  join: [],
  members: [],
  'check-updates': [],
  settings: ['Mod-,'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of a command, kept in settings: it does not change. */
export type WindowCommand = keyof typeof windowCommands;

/** All of them, in the order in which they are listed. */
export const WINDOW_COMMANDS = Object.keys(windowCommands) as readonly WindowCommand[];
