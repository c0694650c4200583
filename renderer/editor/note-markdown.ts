import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import type { LanguageSupport } from '@codemirror/language';
import { noteSyntax } from '../../core/markdown/syntax/note-syntax.ts';
import { codeLanguageOf } from '../../core/markdown/code-languages.ts';
import { ParserOfKnown } from './known-fragments.ts';

/** Markdown as notes have it, for the editor. The languages of fenced code are loaded when the first block of each is seen. */
export const noteMarkdown: LanguageSupport = markdown({
  base: markdownLanguage,
  extensions: noteSyntax,
  codeLanguages: codeLanguageOf,
  // Enter and Backspace are the input habits' (editor/habits).
  addKeymap: false,
  completeHTMLTags: false,
});

noteMarkdown.language.parser = new ParserOfKnown(noteMarkdown.language.parser);
