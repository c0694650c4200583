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
    (all, table) => all.compose(repairOf(transaction, table, all)),
    ChangeSet.empty(startState.doc.length),
  );
  return repair.empty ? transaction : [transaction, { changes: repair.map(changes), sequential: true }];
});

/** The repair of one table, after those of tables before it. What is being written where it writes is left to the next edit. */
function repairOf({ startState, changes }: Transaction, { from, to }: Stretch, others: ChangeSet): ChangeSet {
  const start = others.mapPos(from);
  const rounds = repairRounds(startState.sliceDoc(from, to), authorshipOf(startState, from));
  const [first = [], ...more] = rounds;
  const free = first.filter((one) => !overlaps(changes, { from: from + one.from, to: from + one.to }));
  return (free.length < first.length ? [free] : [first, ...more]).reduce((done, round) => {
    const repairs = round.map((one) => ({ from: start + one.from, to: start + one.to, insert: one.insert }));
    return done.compose(ChangeSet.of(repairs, done.newLength, '\n'));
  }, ChangeSet.empty(others.newLength));
}

function overlaps(changes: ChangeDesc, { from, to }: Stretch): boolean {
  let isOverlap = false;
  changes.iterChangedRanges((start, end) => {
    if (start < to && from < end) isOverlap = true;
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
