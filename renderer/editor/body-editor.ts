import { defaultKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { indentUnit, syntaxHighlighting } from '@codemirror/language';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap, placeholder } from '@codemirror/view';
import { habits } from './habits/habits.ts';
import { lineClasses } from './line-classes.ts';
import { listIndentKeymap } from './list-indent.ts';
import { markdownClasses } from './markdown-classes.ts';

/** Of CodeMirror's search keys only those that find: the others do what nobody expects in a notebook. */
const FIND_KEYS = new Set(['Mod-f', 'F3', 'Mod-g', 'Escape']);

/** The body: Markdown as it is written, styled as it reads. */
export function bodyExtensions(): Extension {
  return [
    placeholder('Write'),
    habits(),
    keymap.of([
      ...listIndentKeymap,
      { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
      ...searchKeymap.filter(({ key }) => key !== undefined && FIND_KEYS.has(key)),
    ]),
    markdown({ base: markdownLanguage, completeHTMLTags: false, addKeymap: false }),
    indentUnit.of('  '),
    keymap.of(defaultKeymap),
    syntaxHighlighting(markdownClasses),
    lineClasses,
    search({ top: true }),
  ];
}
