import type { EditorState } from '@codemirror/state';
import type { Command } from '@codemirror/view';
import { ATTACH_KEYS, pickFiles } from '../../attachments/attach-files.ts';
import { blockLineOf } from '../block-line.ts';
import { type InlineMark, inlineMarks, markedAround } from '../inline-marks.ts';
import { insertLink } from '../insert-link.ts';
import { oneStep } from '../one-step.ts';
import { isInLink } from '../toggle-task.ts';
import { toggleBlock, toggleQuote } from '../toggle-block.ts';
import { toggleInline } from '../toggle-inline.ts';

/** What the toolbar can do, by name. */
export type Format = InlineMark | 'link' | 'attach' | 'heading1' | 'heading2' | 'bullet' | 'ordered' | 'task' | 'quote';

/** One button: its name, also in the catalogue of texts, the keys that do the same, and what it does. */
export interface FormatAction {
  readonly format: Format;
  readonly keys: string;
  readonly command: Command;
}

/** The buttons in groups, in the order in which they stand. */
export const formatGroups: readonly (readonly FormatAction[])[] = [
  [
    { format: 'bold', keys: 'Mod-b', command: oneStep(toggleInline('bold')) },
    { format: 'italic', keys: 'Mod-i', command: oneStep(toggleInline('italic')) },
    { format: 'strike', keys: 'Mod-Shift-x', command: oneStep(toggleInline('strike')) },
    { format: 'highlight', keys: 'Mod-u', command: oneStep(toggleInline('highlight')) },
    { format: 'code', keys: 'Mod-e', command: oneStep(toggleInline('code')) },
    { format: 'link', keys: 'Mod-Shift-k', command: oneStep(insertLink) },
  ],
  [
    { format: 'heading1', keys: 'Mod-1', command: oneStep(toggleBlock('heading1')) },
    { format: 'heading2', keys: 'Mod-2', command: oneStep(toggleBlock('heading2')) },
    { format: 'bullet', keys: 'Mod-Shift-8', command: oneStep(toggleBlock('bullet')) },
    { format: 'ordered', keys: 'Mod-Shift-7', command: oneStep(toggleBlock('ordered')) },
    { format: 'task', keys: 'Mod-Shift-9', command: oneStep(toggleBlock('task')) },
    { format: 'quote', keys: 'Mod-Shift-.', command: oneStep(toggleQuote) },
  ],
  [{ format: 'attach', keys: ATTACH_KEYS, command: pickFiles }],
];

const MARKS = Object.keys(inlineMarks) as readonly InlineMark[];

/** What the selection, or the text at the caret, is formatted as. */
export function formatsAt(state: EditorState): ReadonlySet<Format> {
  const { from, to, head } = state.selection.main;
  const formats = new Set<Format>(MARKS.filter((mark) => isMarked(state, mark, from, to)));
  const line = blockLineOf(state.doc.lineAt(head).text);
  for (const { format } of formatGroups[1] ?? []) if (line.kind === format) formats.add(format);
  if (line.quote !== '') formats.add('quote');
  if (isInLink(state)) formats.add('link');
  return formats;
}

/** A caret at the very edge of marked text is outside, a selection of all of it inside. */
function isMarked(state: EditorState, mark: InlineMark, from: number, to: number): boolean {
  const marked = markedAround(state, mark, from, to);
  return marked !== undefined && (from < to || (marked.from < from && to < marked.to));
}
