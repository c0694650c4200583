import type { ChangeSpec, EditorState, StateCommand, Text, Transaction } from '@codemirror/state';
import { blockLineOf, columnOf, isItem, numberOf } from './block-line.ts';

/**
 * Runs a command, and numbers the ordered lists it touched so that they count on, as part of the same edit. The first
 * item of a list keeps its number unless it was touched and others count before it no more: then it is 1.
 */
export const renumbering =
  (command: StateCommand): StateCommand =>
  ({ state, dispatch }) =>
    command({ state, dispatch: (transaction) => dispatch(withNumbers(state, transaction)) });

function withNumbers(state: EditorState, transaction: Transaction): Transaction {
  const { newDoc, changes } = transaction;
  const renumber = state.update({ changes }).state.changes(numberChanges(newDoc, touchedLines(transaction)));
  if (renumber.empty) return transaction;
  return state.update({
    changes: changes.compose(renumber),
    selection: transaction.newSelection.map(renumber, 1),
    scrollIntoView: true,
    userEvent: 'input',
  });
}

function touchedLines({ changes, newDoc }: Transaction): Set<number> {
  const touched = new Set<number>();
  changes.iterChangedRanges((_fromOld, _toOld, from, to) => {
    const last = newDoc.lineAt(to).number;
    for (let number = newDoc.lineAt(from).number; number <= last; number++) touched.add(number);
  });
  return touched;
}

/** What has to change so that the lists around some lines count on. */
function numberChanges(doc: Text, touched: ReadonlySet<number>): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  let done = 0;
  for (const number of [...touched].sort((one, other) => one - other)) {
    if (number <= done) continue;
    const first = edgeOfBlock(doc, number, -1);
    done = edgeOfBlock(doc, number, 1);
    changes.push(...countedOn(doc, { first, last: done }, touched));
  }
  return changes;
}

/** The outermost line of the block that a line is in: up to a blank line or the text's edge. */
function edgeOfBlock(doc: Text, number: number, step: 1 | -1): number {
  const isInside = (at: number): boolean => at >= 1 && at <= doc.lines && blockLineOf(doc.line(at).text).text !== '';
  const isPart = (at: number): boolean =>
    isInside(at) || (at >= 1 && at <= doc.lines && isItem(blockLineOf(doc.line(at).text)));
  let edge = number;
  while (isPart(edge + step)) edge += step;
  return edge;
}

function countedOn(
  doc: Text,
  { first, last }: { readonly first: number; readonly last: number },
  touched: ReadonlySet<number>,
): ChangeSpec[] {
  const changes: ChangeSpec[] = [];
  /** The last number at each column that is still open, outermost first. */
  let open: { readonly column: number; readonly number: number | undefined; readonly quote: string }[] = [];
  for (let at = first; at <= last; at++) {
    const { from, text } = doc.line(at);
    const line = blockLineOf(text);
    if (!isItem(line)) {
      if (line.kind !== 'paragraph' || columnOf(line) === 0) open = line.kind === 'paragraph' ? open : [];
      continue;
    }
    const column = columnOf(line);
    open = open.filter((outer) => outer.column <= column && outer.quote === line.quote);
    const before = open.find((outer) => outer.column === column)?.number;
    const own = numberOf(line);
    const number = own && (before !== undefined ? before + 1 : touched.has(at) ? 1 : own.number);
    open = [...open.filter((outer) => outer.column < column), { column, number, quote: line.quote }];
    if (own === undefined || number === own.number) continue;
    const start = from + line.quote.length + line.indent.length;
    changes.push({ from: start, to: start + String(own.number).length, insert: String(number) });
  }
  return changes;
}
