import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { SpellingChoice } from '../../core/contract/spelling-values.ts';
import type { InterfaceLanguage } from '../../core/messages/language.ts';
import { type Messages, messagesOf } from '../../core/messages/messages.ts';
import { languageLabel } from '../../core/spelling/language-label.ts';
import type { Speech } from './interface-language.ts';

/** What the menu over a mistake is made of. */
export interface SpellingMenuContent {
  readonly suggestions: readonly string[];
  /** The languages that the note can be fixed to, and the one that it is fixed to. */
  readonly languages: readonly string[];
  readonly fixed?: string | undefined;
  /** Whether there is something to cut and copy. */
  readonly hasSelection: boolean;
}

/** The menu may say that it closed before it says what was clicked. Milliseconds. */
const CLICK_GRACE_MS = 100;

/** The entries of the menu over a mistake. */
export function spellingMenuTemplate(
  { suggestions, languages, fixed, hasSelection }: SpellingMenuContent,
  spoken: InterfaceLanguage,
  choose: (choice: SpellingChoice) => void,
): MenuItemConstructorOptions[] {
  const said = messagesOf(spoken).menu;
  const choices = languages.map((tag) => ({ tag, label: languageLabel(tag, spoken) }));
  return [
    ...suggestionEntries(suggestions, said, (text) => choose({ kind: 'replace', text })),
    { type: 'separator' },
    { label: said.addToDictionary, click: () => choose({ kind: 'learn' }) },
    { label: said.ignoreUntilRestart, click: () => choose({ kind: 'ignore' }) },
    {
      label: said.languageOfNote,
      submenu: languageEntries([{ tag: undefined, label: said.automatic }, ...choices], fixed, choose),
    },
    { type: 'separator' },
    { role: 'cut', label: said.cut, enabled: hasSelection },
    { role: 'copy', label: said.copy, enabled: hasSelection },
    { role: 'paste', label: said.paste },
    pastePlain(said, true),
    { type: 'separator' },
    { role: 'selectAll', label: said.selectAll },
  ];
}

/** One entry for each suggestion, or one that says that there is none. In a label an ampersand would mark a key. */
export function suggestionEntries(
  suggestions: readonly string[],
  said: Messages['menu'],
  replaceWith: (suggestion: string) => void,
): MenuItemConstructorOptions[] {
  if (suggestions.length === 0) return [{ label: said.noSuggestions, enabled: false }];
  return suggestions.map((text) => ({ label: text.replaceAll('&', '&&'), click: () => replaceWith(text) }));
}

/** Pastes the words of rich text alone. Not registered: the page has the keys itself. */
export const pastePlain = (said: Messages['menu'], enabled: boolean): MenuItemConstructorOptions => ({
  role: 'pasteAndMatchStyle',
  label: said.pastePlain,
  enabled,
});

/** `tag` is undefined where the language is chosen by the text. */
function languageEntries(
  choices: readonly { readonly tag: string | undefined; readonly label: string }[],
  fixed: string | undefined,
  choose: (choice: SpellingChoice) => void,
): MenuItemConstructorOptions[] {
  return choices.map(({ tag, label }) => ({
    label,
    type: 'radio',
    checked: fixed === tag,
    click: () => choose(tag === undefined ? { kind: 'language' } : { kind: 'language', language: tag }),
  }));
}

/** Shows the menu in the window in front, and resolves when it is closed to what was chosen. */
export function popUpSpellingMenu(content: SpellingMenuContent, { language }: Speech): Promise<SpellingChoice> {
  return new Promise((resolve) => {
    const template = spellingMenuTemplate(content, language, resolve);
    Menu.buildFromTemplate(template).popup({
      callback: () => setTimeout(resolve, CLICK_GRACE_MS, { kind: 'nothing' }),
    });
  });
}
