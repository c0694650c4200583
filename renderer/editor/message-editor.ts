import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { cspNonce } from './csp-nonce.ts';
import { calledMenus } from './habits/menu/type-menu.ts';
import type { Linking } from './links/linking-facet.ts';
import { memberMenu } from './links/member-menu.ts';
import { titleMenu } from './links/title-menu.ts';
import { noteMarkdown } from './note-markdown.ts';
import { phrases, spokenPlaceholder } from './phrases.ts';
import { textColours } from './text-colours.ts';

/** What a field for a message needs of the window. */
export interface MessageEditorPorts {
  readonly linking: Linking;
  /** The name of the field, also shown while it is empty. */
  readonly label: () => string;
  readonly onsend: () => void;
  /** Escape, where no menu is open. */
  readonly oncancel: () => void;
  readonly onchange: (text: string) => void;
}

/** The field for a message: Markdown in colours, Enter sends, Shift+Enter begins a line, `@` and `[[` offer members and notes. */
export const messageEditor = ({ linking, label, onsend, oncancel, onchange }: MessageEditorPorts): Extension => [
  EditorView.cspNonce.of(cspNonce()),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of(() => ({ 'aria-label': label(), 'aria-multiline': 'true' })),
  EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged) onchange(state.doc.toString());
  }),
  phrases(),
  spokenPlaceholder(label),
  calledMenus,
  memberMenu(linking),
  titleMenu(linking),
  // Before the keys of all editors, behind those of a menu that is open.
  Prec.high(
    keymap.of([
      { key: 'Enter', run: done(onsend), shift: insertNewline },
      { key: 'Mod-Enter', run: done(onsend) },
      { key: 'Escape', run: done(oncancel) },
    ]),
  ),
  history(),
  keymap.of([...historyKeymap, ...defaultKeymap]),
  noteMarkdown,
  textColours,
];

const done = (act: () => void) => (): boolean => {
  act();
  return true;
};
