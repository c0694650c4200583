import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { ShortcutChanges } from '../../core/shortcuts/shortcuts.ts';
import type { WindowCommand } from '../../core/shortcuts/window-commands.ts';
import { appMenuTemplate, type MenuOptions } from './app-menu.ts';
import type { SpellingChoice } from '../../core/contract/spelling-values.ts';
import { messagesOf } from '../../core/messages/messages.ts';
import { spellingMenuTemplate } from './spelling-menu.ts';
import { textMenuTemplate } from './text-menu.ts';

const said = messagesOf('en').menu;

vi.mock('electron', () => ({ Menu: {} }));

/** The entries below one of a menu, those of its submenus included. */
const below = ({ submenu }: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  Array.isArray(submenu) ? submenu.flatMap((entry) => [entry, ...below(entry)]) : [];

/** Every entry of a menu, flat. */
function entriesOf(options: Pick<MenuOptions, 'isMac' | 'hasDevTools'> & Partial<MenuOptions>) {
  const menus = appMenuTemplate({ said, choose: () => undefined, shortcuts: {}, ...options });
  return menus.flatMap((menu) => (Array.isArray(menu.submenu) ? below(menu) : [menu]));
}

describe('the application menu', () => {
  it('[SH13] offers what windows can do, each as its own action', () => {
    const chosen: WindowCommand[] = [];
    const entries = entriesOf({ isMac: false, hasDevTools: false, choose: (command) => chosen.push(command) });
    for (const { click } of entries) Reflect.apply(click ?? (() => undefined), undefined, []);
    const making: WindowCommand[] = ['new-note', 'new-from-template', 'todays-note', 'new-window', 'open-in-window'];
    const exports = ['export-markdown', 'export-html', 'export-pdf', 'export-workspace', 'print'];
    expect(chosen).toEqual([
      ...making,
      'go-to',
      'search',
      'import',
      ...exports,
      'connect',
      'join',
      'members',
      'settings',
      'tasks',
      'history',
      'fold-sidebar',
    ]);
  });

  it('[SK6] shows the keys in force: the first of a command, the changed ones, none where they were taken away', () => {
    const acceleratorsWith = (shortcuts: ShortcutChanges) =>
      new Map(
        entriesOf({ isMac: false, hasDevTools: false, shortcuts }).map(({ label, accelerator }) => [
          label,
          accelerator,
        ]),
      );
    const usual = acceleratorsWith({});
    expect([usual.get('&New note'), usual.get('&Go to anything…')]).toEqual(['CmdOrCtrl+N', 'CmdOrCtrl+P']);
    const changed = acceleratorsWith({ 'new-note': ['Mod-Alt-Shift-ArrowUp'], search: [], print: ['Mod-+', 'F9'] });
    expect(changed.get('&New note')).toBe('CmdOrCtrl+Alt+Shift+Up');
    expect(changed.get('&Print…')).toBe('CmdOrCtrl+Plus');
    expect(changed.get('&Search')).toBeUndefined();
  });

  it('[SH13] shows developer tools in development only', () => {
    const rolesOf = (hasDevTools: boolean) => entriesOf({ isMac: false, hasDevTools }).map(({ role }) => role);
    expect(rolesOf(true)).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']));
    expect(rolesOf(false)).not.toEqual(expect.arrayContaining(['toggleDevTools']));
    expect(rolesOf(false)).not.toEqual(expect.arrayContaining(['reload']));
  });
});

describe('the language of menus', () => {
  it('[IL5] names every entry, also those of the system, and marks different keys in a menu', () => {
    for (const language of ['en', 'nl'] as const) {
      const speaking = { said: messagesOf(language).menu, shortcuts: {}, choose: () => undefined, hasDevTools: true };
      for (const isMac of [true, false]) {
        const menus = appMenuTemplate({ ...speaking, isMac });
        const named = [...menus.filter(({ role }) => role !== 'appMenu'), ...menus.flatMap(below)];
        for (const { type, label } of named) if (type !== 'separator') expect(label).toMatch(/\S/);
        const keys = menus.flatMap(({ label = '' }) => /&(.)/.exec(label)?.[1]?.toLowerCase() ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }
  });
});

describe('the menu over text', () => {
  const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true };

  it('[SH14] offers cut, copy, paste and select all in a text, as far as they can be done', () => {
    const entries = textMenuTemplate({ isEditable: true, selectionText: '', editFlags }, said);
    expect(entries.map(({ role, enabled }) => [role, enabled])).toEqual([
      ['cut', false],
      ['copy', true],
      ['paste', true],
      ['pasteAndMatchStyle', true],
      [undefined, undefined],
      ['selectAll', true],
    ]);
  });

  it('[SH14] offers copy over selected text that cannot be edited, and nothing elsewhere', () => {
    expect(textMenuTemplate({ isEditable: false, selectionText: 'x', editFlags }, said)).toHaveLength(1);
    expect(textMenuTemplate({ isEditable: false, selectionText: '', editFlags }, said)).toEqual([]);
  });
});

/** Clicks an entry, as Electron does when it is chosen. */
const click = (entry: Electron.MenuItemConstructorOptions | undefined): void =>
  void Reflect.apply(entry?.click ?? (() => undefined), undefined, []);

describe('the menu over a mistake', () => {
  const content = { suggestions: ['Tom & co', 'then'], languages: ['en-GB', 'nl'], hasSelection: false };

  it('[SP24] has the suggestions on top, then the word, the language and the usual entries', () => {
    const chosen: SpellingChoice[] = [];
    const entries = spellingMenuTemplate(content, 'en', (choice) => chosen.push(choice));
    expect(entries.map(({ label, role, type }) => role ?? label ?? type)).toEqual([
      'Tom && co',
      'then',
      'separator',
      'Add to Dictionary',
      'Ignore Until Restart',
      'Language of This Note',
      'separator',
      'cut',
      'copy',
      'paste',
      'pasteAndMatchStyle',
      'separator',
      'selectAll',
    ]);
    for (const entry of entries) click(entry);
    expect(chosen).toEqual([
      { kind: 'replace', text: 'Tom & co' },
      { kind: 'replace', text: 'then' },
      { kind: 'learn' },
      { kind: 'ignore' },
    ]);
  });

  it('[SP24] says when there is no suggestion', () => {
    const [first] = spellingMenuTemplate({ ...content, suggestions: [] }, 'en', () => undefined);
    expect(first).toMatchObject({ label: 'No Suggestions', enabled: false });
  });

  it('[SP15] offers the languages by name and shows which one the note is fixed to', () => {
    const chosen: SpellingChoice[] = [];
    const entries = spellingMenuTemplate({ ...content, fixed: 'nl' }, 'en', (choice) => chosen.push(choice));
    const languages = entries.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    expect(languages.map(({ label, checked }) => [label, checked])).toEqual([
      ['Automatic', false],
      ['British English', false],
      ['Dutch', true],
    ]);
    for (const entry of languages) click(entry);
    expect(chosen).toEqual([
      { kind: 'language' },
      { kind: 'language', language: 'en-GB' },
      { kind: 'language', language: 'nl' },
    ]);
  });

  it('[SP13] is, where the system checks, the usual one with what the system suggests on top', () => {
    const done: string[] = [];
    const spelling = { replaceWith: (text: string) => done.push(text), learn: (word: string) => done.push(`+${word}`) };
    const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
    const text = { isEditable: true, selectionText: '', editFlags };
    const entries = textMenuTemplate(
      { ...text, misspelledWord: 'teh', dictionarySuggestions: ['the'] },
      said,
      spelling,
    );
    for (const entry of entries) click(entry);
    expect([done, entries.length]).toEqual([['the', '+teh'], 10]);
    expect(textMenuTemplate({ ...text, misspelledWord: '', dictionarySuggestions: [] }, said, spelling)).toHaveLength(
      6,
    );
  });
});
