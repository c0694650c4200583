import { type BrowserWindow, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';
import { pastePlain, suggestionEntries } from './spelling-menu.ts';

/** What is asked about the place that was clicked. The system names a misspelled word only where it checks the spelling. */
type ClickedText = Pick<ContextMenuParams, 'isEditable' | 'selectionText'> &
  Partial<Pick<ContextMenuParams, 'misspelledWord' | 'dictionarySuggestions'>> & {
    readonly editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>;
  };

/** What can be done about a word that the system calls misspelled. */
export interface SystemSpelling {
  readonly replaceWith: (suggestion: string) => void;
  readonly learn: (word: string) => void;
}

/** The entries of the context menu over text; none where there is nothing to edit or copy. */
export function textMenuTemplate(clicked: ClickedText, spelling?: SystemSpelling): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags } = clicked;
  if (!isEditable && selectionText === '') return [];
  const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy };
  if (!isEditable) return [copy];
  return [
    ...(spelling ? systemSpellingEntries(clicked, spelling) : []),
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
    pastePlain(editFlags.canPaste),
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

function systemSpellingEntries(
  { misspelledWord: word = '', dictionarySuggestions = [] }: ClickedText,
  { replaceWith, learn }: SystemSpelling,
): MenuItemConstructorOptions[] {
  if (word === '') return [];
  return [
    ...suggestionEntries(dictionarySuggestions, replaceWith),
    { type: 'separator' },
    { label: 'Add to Dictionary', click: () => learn(word) },
    { type: 'separator' },
  ];
}

/** Shows the native context menu where a person clicked, if it would have entries. */
export function popUpTextMenu(window: BrowserWindow, params: ContextMenuParams): void {
  const { webContents } = window;
  const template = textMenuTemplate(params, {
    replaceWith: (suggestion) => webContents.replaceMisspelling(suggestion),
    learn: (word) => webContents.session.addWordToSpellCheckerDictionary(word),
  });
  if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
}
