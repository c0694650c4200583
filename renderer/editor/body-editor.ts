import { defaultKeymap } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { blankLineBelow } from './habits/blank-line-below.ts';
import { findInNote } from './habits/find/find-panel.ts';
import { habits } from './habits/habits.ts';
import { listIndentKeymap } from './list-indent.ts';
import { texts } from '../state/texts.svelte.ts';
import { noteMarkdown } from './note-markdown.ts';
import { parseAhead } from './parse-ahead.ts';
import { spokenPlaceholder } from './phrases.ts';
import { richCopy } from './rich-copy.ts';
import { steadyScroll } from './steady-scroll.ts';
import { textColours } from './text-colours.ts';

/** The body: Markdown as it is written, styled as it reads. `nowMs` is the time, in milliseconds since 1970. */
export function bodyExtensions(nowMs: () => number = Date.now): Extension {
  return [
    spokenPlaceholder(() => texts().note.writeHere),
    habits(nowMs),
    findInNote,
    richCopy,
    keymap.of(listIndentKeymap),
    noteMarkdown,
    parseAhead,
    steadyScroll,
    indentUnit.of('  '),
    keymap.of([{ key: 'Mod-Enter', run: blankLineBelow }, ...defaultKeymap]),
    textColours,
  ];
}
