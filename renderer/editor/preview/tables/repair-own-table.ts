import { syntaxTree } from '@codemirror/language';
import { type ChangeDesc, ChangeSet, EditorState, type Extension, Transaction } from '@codemirror/state';
import { IterMode } from '@lezer/common';
import { repairRounds } from '../../../../core/markdown/table/repair-table.ts';
import { isShared } from '../../text-binding.ts';
import type { Stretch } from '../../stretch.ts';
import { authorshipOf } from './authorship.ts';

/**
 * Lets a person's edit of a table also repair what several people's edits made of it before (rule TB30), in the same
 * transaction and so in the same step of Undo. A table that nobody here edits is left as it is.
 */
export const repairOwnTable: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!isOwnEdit(transaction)) return transaction;
  const { startState, changes } = transaction;
  const repair = tablesOf(transaction).reduce(
    (all, table) => all.compose(repairOf(startState, table, all)),
    ChangeSet.empty(startState.doc.length),
  );
  // What is being written where the repair writes is left to the next edit.
  if (repair.empty || overlap(changes, repair)) return transaction;
  return [transaction, { changes: repair.map(changes), sequential: true }];
});

/** The repair of one table, after those of tables before it. */
function repairOf(state: EditorState, { from, to }: Stretch, others: ChangeSet): ChangeSet {
  const start = others.mapPos(from);
  return repairRounds(state.sliceDoc(from, to), authorshipOf(state, from)).reduce((done, round) => {
    const changes = round.map((one) => ({ from: start + one.from, to: start + one.to, insert: one.insert }));
    return done.compose(ChangeSet.of(changes, done.newLength, '\n'));
  }, ChangeSet.empty(others.newLength));
}

function overlap(one: ChangeDesc, other: ChangeDesc): boolean {
  let isOverlap = false;
  one.iterChangedRanges((from, to) => {
    other.iterChangedRanges((start, end) => {
      if (from < end && start < to) isOverlap = true;
    });
  });
  return isOverlap;
}

/** While a word is being composed its table stays as it is, or the composition would end. */
const isOwnEdit = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  !isShared(transaction) &&
  transaction.annotation(Transaction.userEvent) !== undefined &&
  !transaction.isUserEvent('input.type.compose') &&
  !transaction.isUserEvent('input.table');

/** The tables of the text that an edit touches. */
function tablesOf({ startState, changes }: Transaction): Stretch[] {
  const found = new Map<number, Stretch>();
  changes.iterChangedRanges((start, end) => {
    syntaxTree(startState).iterate({
      from: start,
      to: end,
      mode: IterMode.IgnoreMounts | IterMode.IgnoreOverlays,
      enter({ name, type, from, to }) {
        if (name === 'Table') found.set(from, { from, to });
        return type.isTop;
      },
    });
  });
  return [...found.values()];
}
