import { syntaxTree } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { noteMarkdown } from './note-markdown.ts';
import { parseAhead } from './parse-ahead.ts';

const PARAGRAPH = 'Words with **strong** ones in them.\n\n';

let view: EditorView | undefined;
afterEach(() => view?.destroy());

describe('parse ahead', () => {
  it('[LP46] parses on while nothing else is to be done, and again after an edit', async () => {
    const doc = PARAGRAPH.repeat(1000);
    view = new EditorView({ doc, extensions: [noteMarkdown, parseAhead] });
    const { state } = view;
    expect(syntaxTree(state).length).toBeLessThan(doc.length);
    await vi.waitFor(() => expect(syntaxTree(view?.state ?? state).length).toBe(doc.length));
    view.dispatch({ changes: { from: 0, insert: '```\n' } });
    await vi.waitFor(() => expect(syntaxTree(view?.state ?? state).length).toBe(doc.length + 4));
  });
});
