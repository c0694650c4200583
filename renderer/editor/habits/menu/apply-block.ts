import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';
import { blockLineOf, leadOf } from '../block-line.ts';
import { markerFor } from '../toggle-block.ts';
import type { BlockAction } from './block-templates.ts';

/** What was typed to call the menu, its sign included. In UTF-16 units. */
export interface Called {
  readonly from: number;
  readonly to: number;
}

/** The one edit that takes away what called the menu and does what was chosen. `today` is written for a date. */
export function blockEdit(state: EditorState, called: Called, action: BlockAction, today: string): TransactionSpec {
  if (action.kind === 'file') return inserted(called, '');
  if (action.kind === 'date') return inserted(called, today);
  if (action.kind === 'lines') return linesInserted(state, called, action);
  const line = state.doc.lineAt(called.from);
  const block = blockLineOf(line.text);
  const start = line.from + block.quote.length;
  const lead =
    action.kind === 'quote'
      ? { from: line.from, insert: '> ' }
      : {
          from: start + indentKept(block.indent, action.block),
          to: line.from + leadOf(block),
          insert: markerFor(action.block, block),
        };
  const changes = state.changes([lead, { from: called.from, to: called.to }]);
  return { changes, selection: { anchor: changes.mapPos(called.to, 1) }, scrollIntoView: true };
}

const indentKept = (indent: string, block: string): number => (block.startsWith('heading') ? 0 : indent.length);

const inserted = ({ from, to }: Called, insert: string): TransactionSpec => ({
  changes: { from, to, insert },
  selection: { anchor: from + insert.length },
  scrollIntoView: true,
});

/** Lines of their own stand apart from what is before and after, or Markdown would read them together. */
function linesInserted(
  { doc }: EditorState,
  { from, to }: Called,
  { text, select }: Extract<BlockAction, { kind: 'lines' }>,
): TransactionSpec {
  const line = doc.lineAt(from);
  const before = doc.sliceString(line.from, from);
  const above = line.number > 1 ? doc.line(line.number - 1).text : '';
  const below = line.number < doc.lines ? doc.line(line.number + 1).text : '';
  const lead = before.trim() !== '' ? '\n\n' : above.trim() !== '' ? '\n' : '';
  const rest = doc.sliceString(to, line.to).trim() !== '' ? '\n\n' : below.trim() !== '' ? '\n' : '';
  const start = before.trim() === '' ? line.from : line.from + before.trimEnd().length;
  const at = start + lead.length;
  return {
    changes: { from: start, to, insert: lead + text + rest },
    selection: EditorSelection.range(at + select[0], at + select[1]),
    scrollIntoView: true,
  };
}
