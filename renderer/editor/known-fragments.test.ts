import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { Parser } from '@lezer/common';
import { describe, expect, it, vi } from 'vitest';
import { noteParser } from '../../core/markdown/syntax/note-syntax.ts';
import { ParserOfKnown } from './known-fragments.ts';
import { noteMarkdown } from './note-markdown.ts';

describe('parser of known fragments', () => {
  it('[LP47] never leaves a parser without fragments, and reads a text as it would be read without', () => {
    const createParse = vi.spyOn(noteParser, 'createParse');
    const text = '# Heading\n\n- one\n- two\n\n| a |\n| - |\n| b |\n';
    const known = new ParserOfKnown(noteParser).parse(text);
    expect(createParse.mock.calls.map(([, fragments]) => fragments.length)).toEqual([1]);
    createParse.mockRestore();
    expect(known.toString()).toBe(noteParser.parse(text).toString());
  });

  it('[LP47] is what reads the text of a note', () => {
    expect(noteMarkdown.language.parser).toBeInstanceOf(ParserOfKnown);
    expect(noteMarkdown.language.parser).toBeInstanceOf(Parser);
    const state = EditorState.create({ doc: 'Small begins.\n', extensions: noteMarkdown });
    expect(ensureSyntaxTree(state, state.doc.length)?.toString()).toBe('Document(Paragraph)');
  });
});
