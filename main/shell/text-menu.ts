import { type BrowserWindow, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';

/** What is asked about the place that was clicked. */
type ClickedText = Pick<ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<ContextMenuParams['editFlags'], 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'>;
};

/** The entries of the context menu over text; none where there is nothing to edit or copy. */
export function textMenuTemplate({ isEditable, selectionText, editFlags }: ClickedText): MenuItemConstructorOptions[] {
  if (!isEditable && selectionText === '') return [];
  const copy: MenuItemConstructorOptions = { role: 'copy', enabled: editFlags.canCopy };
  if (!isEditable) return [copy];
  return [
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

/** Shows the native context menu where a person clicked, if it would have entries. */
export function popUpTextMenu(window: BrowserWindow, params: ContextMenuParams): void {
  const template = textMenuTemplate(params);
  if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
}
