import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { highlightTree } from '@lezer/highlight';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { markdownClasses } from '../../core/markdown/markdown-classes.ts';
import { generatedMarkdown } from '../../core/markdown/testing/generated-markdown.ts';
import { noteMarkdown } from './note-markdown.ts';
import { textColours } from './text-colours.ts';

let view: EditorView | undefined;
afterEach(() => view?.destroy());

/** What has a class on screen, as text. */
const coloured = ({ contentDOM }: EditorView): string[] =>
  [...contentDOM.querySelectorAll('[class*=md-], [class*=tok-]')].map((element) => element.textContent ?? '');

describe('colours of the text', () => {
  it('[LP45] marks what is Markdown, in every block and after every edit', () => {
    view = new EditorView({ doc: '# One **two**\n\n- *three*\n\n> `four`\n', extensions: [noteMarkdown, textColours] });
    expect(coloured(view).join(' ')).toMatch(/One.*two.*three.*four/);
    view.dispatch({ changes: { from: 0, to: 2 } });
    expect(view.contentDOM.querySelector('.md-h1')).toBeNull();
    expect([...view.contentDOM.querySelectorAll('.md-strong')].map(({ textContent }) => textContent)).toContain('two');
  });

  it('[LP45] gives the same classes to the same letters as one walk over the whole tree', () => {
    fc.assert(
      fc.property(generatedMarkdown, (doc) => {
        const state = EditorState.create({ doc, extensions: [noteMarkdown, textColours] });
        ensureSyntaxTree(state, state.doc.length, 5000);
        view = new EditorView({ state: state.update({}).state });
        const expected: string[] = [];
        highlightTree(syntaxTree(view.state), markdownClasses, (from, to, classes) => {
          for (let at = from; at < to; at++) expected[at] = classes;
        });
        const found: string[] = [];
        for (const source of view.state.facet(EditorView.decorations)) {
          const set = typeof source === 'function' ? source(view) : source;
          set.between(0, doc.length, (from, to, mark) => {
            for (let at = from; at < to; at++) found[at] = String(mark.spec['class']);
          });
        }
        view.destroy();
        expect(found).toEqual(expected);
      }),
    );
  });
});
