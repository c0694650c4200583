import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { languages } from '@codemirror/language-data';
import type { LanguageSupport } from '@codemirror/language';
import type { MarkdownParser } from '@lezer/markdown';
import { footnotes } from './footnotes.ts';
import { highlight } from './highlight.ts';
import { kindTasks } from './kind-tasks.ts';
import { maths } from './maths.ts';
import { hashtags, noteLinks } from './note-links.ts';

/**
 * Markdown as notes have it: GFM, and `==highlight==`, `$maths$`, footnotes, `[[links]]` and `#tags`. The languages of
 * fenced code are loaded when the first block of each is seen.
 */
export const noteMarkdown: LanguageSupport = markdown({
  base: markdownLanguage,
  extensions: [highlight, maths, footnotes, noteLinks, hashtags, kindTasks],
  codeLanguages: languages,
  // Enter and Backspace are the input habits' (editor/habits).
  addKeymap: false,
  completeHTMLTags: false,
});

/** Parses text that is not in an editor, such as a table to be drawn. */
export const noteParser = noteMarkdown.language.parser as MarkdownParser;
