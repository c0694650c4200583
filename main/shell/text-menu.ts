import { type BrowserWindow, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Messages } from '../../core/messages/messages.ts';
import type { Speech } from './interface-language.ts';
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

type Said = Messages['menu'];

/** The entries of the context menu over text; none where there is nothing to edit or copy. */
export function textMenuTemplate(
  clicked: ClickedText,
  said: Said,
  spelling?: SystemSpelling,
): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags } = clicked;
  if (!isEditable && selectionText === '') return [];
  const copy: MenuItemConstructorOptions = { role: 'copy', label: said.copy, enabled: editFlags.canCopy };
  if (!isEditable) return [copy];
  return [
    ...(spelling ? systemSpellingEntries(clicked, said, spelling) : []),
    { role: 'cut', label: said.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: said.paste, enabled: editFlags.canPaste },
    pastePlain(said, editFlags.canPaste),
    { type: 'separator' },
    { role: 'selectAll', label: said.selectAll, enabled: editFlags.canSelectAll },
  ];
}

function systemSpellingEntries(
  { misspelledWord: word = '', dictionarySuggestions = [] }: ClickedText,
  said: Said,
  { replaceWith, learn }: SystemSpelling,
): MenuItemConstructorOptions[] {
  if (word === '') return [];
  return [
    ...suggestionEntries(dictionarySuggestions, said, replaceWith),
    { type: 'separator' },
    { label: said.addToDictionary, click: () => learn(word) },
    { type: 'separator' },
  ];
}

/** Shows the native context menu where a person clicked, if it would have entries. */
export function popUpTextMenu(window: BrowserWindow, params: ContextMenuParams, { messages }: Speech): void {
  const { webContents } = window;
  const template = textMenuTemplate(params, messages.menu, {
    replaceWith: (suggestion) => webContents.replaceMisspelling(suggestion),
    learn: (word) => webContents.session.addWordToSpellCheckerDictionary(word),
  });
  if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
}
