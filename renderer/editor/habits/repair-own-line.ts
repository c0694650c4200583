import { syntaxTree } from '@codemirror/language';
import { type ChangeSpec, EditorState, type Extension, type Line, Transaction } from '@codemirror/state';
import { ySyncFacet } from 'y-codemirror.next';
import { type LineRepair, lineRepairs } from '../../../core/markdown/repair-line.ts';
import { isShared } from '../text-binding.ts';
import { wasTextDeletedAt } from './deleted-text.ts';

/**
 * Lets a person's edit of a line also repair the marks that met in it before (rule IH11), in the same transaction and
 * so in the same step of Undo. What the edit itself is about is left, and so is every line nobody here edits.
 */
export const repairOwnLine: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!isOwnEdit(transaction)) return transaction;
  const changes = linesOf(transaction).flatMap((line) => repairsBeside(transaction, line));
  return changes.length === 0 ? transaction : [transaction, { changes, sequential: true }];
});

/** While a word is being composed its line stays as it is, or the composition would end. */
const isOwnEdit = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  !isShared(transaction) &&
  transaction.annotation(Transaction.userEvent) !== undefined &&
  !transaction.isUserEvent('input.type.compose');

function linesOf({ changes, startState }: Transaction): Line[] {
  const lines = new Map<number, Line>();
  changes.iterChangedRanges((from, to) => {
    for (const place of [from, to]) lines.set(startState.doc.lineAt(place).number, startState.doc.lineAt(place));
  });
  return [...lines.values()];
}

/** The repairs of a line as it was, at the places where it is now; none when the edit is about one of them. */
function repairsBeside({ changes, startState }: Transaction, line: Line): ChangeSpec[] {
  const repairs = lineRepairs(line.text, (from) => wasEmptied(startState, line.from + from));
  if (repairs.length === 0 || isCodeLine(startState, line)) return [];
  const isTouched = repairs.some((repair) => touches(changes, line.from, repair));
  return isTouched
    ? []
    : repairs.map(({ from, to, insert }) => ({
        from: changes.mapPos(line.from + from, 1),
        to: changes.mapPos(line.from + to, -1),
        insert,
      }));
}

/** Writing in the middle of marks, or taking some away, is writing them; beside them it is not. */
function touches(changes: Transaction['changes'], start: number, { from, to }: LineRepair): boolean {
  let isTouched = false;
  changes.iterChangedRanges((changedFrom, changedTo) => {
    if (changedFrom < start + to && changedTo > start + from) isTouched = true;
  });
  return isTouched;
}

/** The first line of what reads as a fence may be four tildes of two people; below it everything is code. */
function isCodeLine(state: EditorState, line: Line): boolean {
  let isCode = false;
  syntaxTree(state).iterate({
    from: line.from,
    to: line.to,
    enter: ({ name, from }) => {
      if (name === 'FencedCode' && from < line.from) isCode = true;
      if (name === 'CodeBlock' || name === 'HTMLBlock' || name === 'CommentBlock') isCode = true;
    },
  });
  return isCode;
}

function wasEmptied(state: EditorState, from: number): boolean {
  return wasTextDeletedAt(state.facet(ySyncFacet).ytext, from + 2);
}
