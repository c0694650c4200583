import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { markdownLanguage } from '@codemirror/lang-markdown';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { marksAround, pastedAlone, shortTasks } from './as-you-type.ts';
import { editingKeys } from './editing-keys.ts';
import { lineDirection } from './line-direction.ts';
import { typeMenu } from './menu/type-menu.ts';
import { paragraphAtCaret } from './paragraph-at-caret.ts';
import { repairOwnLine } from './repair-own-line.ts';

/** What people bring as habits from other editors: keys, Markdown as they type, several carets. `nowMs` is the time. */
export function habits(nowMs: () => number): Extension {
  return [
    Prec.high(keymap.of([...editingKeys, ...closeBracketsKeymap])),
    Prec.highest(pastedAlone),
    marksAround,
    shortTasks,
    closeBrackets(),
    markdownLanguage.data.of({ closeBrackets: { brackets: ['(', '[', '{', '"'] } }),
    repairOwnLine,
    lineDirection,
    paragraphAtCaret,
    typeMenu(nowMs),
    EditorState.allowMultipleSelections.of(true),
    // Chromium draws one caret; these are all of them.
    drawSelection(),
    EditorView.clickAddsSelectionRange.of((event) => event.altKey),
  ];
}
