import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { SpellingChoice } from '../../core/contract/spelling-values.ts';
import { languageLabel } from '../../core/spelling/language-label.ts';

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
  choose: (choice: SpellingChoice) => void,
): MenuItemConstructorOptions[] {
  return [
    ...suggestionEntries(suggestions, (text) => choose({ kind: 'replace', text })),
    { type: 'separator' },
    { label: 'Add to Dictionary', click: () => choose({ kind: 'learn' }) },
    { label: 'Ignore Until Restart', click: () => choose({ kind: 'ignore' }) },
    { label: 'Language of This Note', submenu: languageEntries(languages, fixed, choose) },
    { type: 'separator' },
    { role: 'cut', enabled: hasSelection },
    { role: 'copy', enabled: hasSelection },
    { role: 'paste' },
    pastePlain(true),
    { type: 'separator' },
    { role: 'selectAll' },
  ];
}

/** One entry for each suggestion, or one that says that there is none. In a label an ampersand would mark a key. */
export function suggestionEntries(
  suggestions: readonly string[],
  replaceWith: (suggestion: string) => void,
): MenuItemConstructorOptions[] {
  if (suggestions.length === 0) return [{ label: 'No Suggestions', enabled: false }];
  return suggestions.map((text) => ({ label: text.replaceAll('&', '&&'), click: () => replaceWith(text) }));
}

/** Pastes the words of rich text alone. Not registered: the page has the keys itself. */
export const pastePlain = (enabled: boolean): MenuItemConstructorOptions => ({
  role: 'pasteAndMatchStyle',
  label: 'Paste as Plain Text',
  enabled,
});

function languageEntries(
  languages: readonly string[],
  fixed: string | undefined,
  choose: (choice: SpellingChoice) => void,
): MenuItemConstructorOptions[] {
  const entry = (label: string, language?: string): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: fixed === language,
    click: () => choose(language === undefined ? { kind: 'language' } : { kind: 'language', language }),
  });
  return [entry('Automatic'), ...languages.map((tag) => entry(languageLabel(tag), tag))];
}

/** Shows the menu in the window in front, and resolves when it is closed to what was chosen. */
export function popUpSpellingMenu(content: SpellingMenuContent): Promise<SpellingChoice> {
  return new Promise((resolve) => {
    const template = spellingMenuTemplate(content, resolve);
    Menu.buildFromTemplate(template).popup({
      callback: () => setTimeout(resolve, CLICK_GRACE_MS, { kind: 'nothing' }),
    });
  });
}
