/** What the keyboard can ask of the window, wherever the focus is. */
export type ShortcutAction =
  | 'new-note'
  | 'search'
  | 'fold-sidebar'
  | 'trash-note'
  | 'settings'
  | 'outline'
  | 'focus-mode'
  | 'tasks'
  | 'todays-note';

interface Shortcut {
  readonly key: string;
  readonly shift: boolean;
  readonly label: string;
}

const shortcuts: { readonly [A in ShortcutAction]: Shortcut } = {
  'new-note': { key: 'n', shift: false, label: 'N' },
  search: { key: 'f', shift: true, label: 'F' },
  'fold-sidebar': { key: '\\', shift: false, label: '\\' },
  // Ctrl+Backspace alone deletes a word in the editor.
  'trash-note': { key: 'backspace', shift: true, label: 'Backspace' },
  outline: { key: 'o', shift: true, label: 'O' },
  'focus-mode': { key: 'd', shift: true, label: 'D' },
  tasks: { key: 'y', shift: true, label: 'Y' },
  'todays-note': { key: 'j', shift: true, label: 'J' },
  settings: { key: ',', shift: false, label: ',' },
};

const ACTIONS: readonly ShortcutAction[] = [
  'new-note',
  'search',
  'fold-sidebar',
  'trash-note',
  'outline',
  'focus-mode',
  'tasks',
  'todays-note',
  'settings',
];

const isMac = (): boolean => navigator.userAgent.includes('Mac OS');

/** The action a key press asks for, if any: Ctrl, or Cmd on a Mac, with the key. */
export function shortcutOf(event: KeyboardEvent): ShortcutAction | undefined {
  const isModified = isMac() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!isModified || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  return ACTIONS.find((action) => shortcuts[action].key === key && shortcuts[action].shift === event.shiftKey);
}

/** How the keys are written on this system: `Ctrl+Shift+F`, `⇧⌘F`. */
export function shortcutLabelOf(action: ShortcutAction): string {
  const { label, shift } = shortcuts[action];
  return isMac() ? `${shift ? '⇧' : ''}⌘${label}` : `Ctrl+${shift ? 'Shift+' : ''}${label}`;
}

/** How the keys are written that begin a note from anywhere in the system, once that is switched on. */
export function captureKeys(): string {
  return isMac() ? '⌥⌘N' : 'Ctrl+Alt+N';
}
