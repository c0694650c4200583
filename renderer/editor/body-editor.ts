import { defaultKeymap } from '@codemirror/commands';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap, placeholder } from '@codemirror/view';
import { listIndentKeymap } from './list-indent.ts';
import { markdownClasses } from './markdown-classes.ts';
import { noteMarkdown } from './preview/syntax/note-markdown.ts';
import { toggleMark } from './toggle-mark.ts';

/** Of CodeMirror's search keys only those that find: the others do what nobody expects in a notebook. */
const FIND_KEYS = new Set(['Mod-f', 'F3', 'Mod-g', 'Escape']);

/** The body: Markdown as it is written, styled as it reads. */
export function bodyExtensions(): Extension {
  return [
    placeholder('Write'),
    keymap.of([
      { key: 'Mod-b', run: toggleMark('**') },
      { key: 'Mod-i', run: toggleMark('*') },
      { key: 'Mod-e', run: toggleMark('`') },
      ...listIndentKeymap,
      { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
      ...searchKeymap.filter(({ key }) => key !== undefined && FIND_KEYS.has(key)),
    ]),
    noteMarkdown,
    indentUnit.of('  '),
    keymap.of(defaultKeymap),
    syntaxHighlighting(markdownClasses),
    search({ top: true }),
  ];
}
