import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { languages } from '@codemirror/language-data';
import { searchKeymap } from '@codemirror/search';
import { drawSelection, EditorView, keymap } from '@codemirror/view';

declare global {
  interface Window {
    /** What the preload gives: the titles of the texts, and the text of each. */
    readonly plain: { titles(): Promise<readonly string[]>; read(title: string): Promise<string> };
  }
}

let view: EditorView | undefined;

async function open(title: string): Promise<void> {
  const doc = await window.plain.read(title);
  view?.destroy();
  view = new EditorView({
    parent: document.querySelector('main') ?? document.body,
    doc,
    extensions: [
      history(),
      drawSelection(),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
      markdown({ base: markdownLanguage, codeLanguages: languages }),
      syntaxHighlighting(defaultHighlightStyle),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Text of the note' }),
    ],
  });
  view.focus();
}

async function list(): Promise<void> {
  for (const title of await window.plain.titles()) {
    const row = document.createElement('button');
    row.textContent = title;
    row.addEventListener('click', () => void open(title));
    document.querySelector('nav')?.append(row);
  }
}

void list();
