import { Emoji, GFM, type MarkdownExtension, parser, Subscript, Superscript } from '@lezer/markdown';
import { footnotes } from './footnotes.ts';
import { highlight } from './highlight.ts';
import { kindTables } from './kind-tables.ts';
import { kindTasks } from './kind-tasks.ts';
import { maths } from './maths.ts';
import { mentions } from './mentions.ts';
import { hashtags, noteLinks } from './note-links.ts';

/** What notes have besides GFM: `==highlight==`, `$maths$`, footnotes, `[[links]]`, `#tags`, `@members`, and tasks and tables that were merged. */
export const noteSyntax: MarkdownExtension = [
  highlight,
  maths,
  footnotes,
  noteLinks,
  hashtags,
  mentions,
  kindTasks,
  kindTables,
];

/**
 * Parses the text of a note as the editor does, but for the languages of fenced code. Its base is that of CodeMirror's
 * `markdownLanguage`: CommonMark, GFM, `~sub~`, `^sup^` and `:emoji:`.
 */
export const noteParser = parser.configure([GFM, Subscript, Superscript, Emoji, noteSyntax]);
