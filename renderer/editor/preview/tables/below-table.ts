import { EditorState, type Extension, type Transaction } from '@codemirror/state';
import { isShared } from '../../text-binding.ts';
import { drawnTableAt } from './table-state.ts';

/**
 * Keeps what is written on the empty line right below a drawn table out of it: Markdown would read it as the next row.
 * Who begins with a bar wants just that.
 */
export const belowTable: Extension = EditorState.transactionFilter.of((transaction) => {
  const at = isTyped(transaction) ? placeBelow(transaction) : undefined;
  return at === undefined ? transaction : [transaction, { changes: { from: at, insert: '\n' }, sequential: true }];
});

/** A line break before a word that is being composed would end the composition. */
const isTyped = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  !isShared(transaction) &&
  transaction.isUserEvent('input') &&
  !transaction.isUserEvent('input.type.compose') &&
  !transaction.isUserEvent('input.table');

function placeBelow({ startState, changes }: Transaction): number | undefined {
  let found: number | undefined;
  changes.iterChanges((from, to, _from, _to, insert) => {
    if (from === to && /^[^\n|]/.test(insert.toString()) && isRightBelow(startState, from)) found = from;
  });
  return found;
}

function isRightBelow(state: EditorState, place: number): boolean {
  const { from, text } = state.doc.lineAt(place);
  return text === '' && from > 0 && drawnTableAt(state, from - 1)?.to === from - 1;
}
