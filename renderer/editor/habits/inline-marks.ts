import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** What can be done to words in a line, with the marks that Markdown has for it. */
export const inlineMarks = {
  bold: { mark: '**', node: 'StrongEmphasis' },
  italic: { mark: '*', node: 'Emphasis' },
  highlight: { mark: '==', node: undefined },
  code: { mark: '`', node: 'InlineCode' },
  strike: { mark: '~~', node: 'Strikethrough' },
} as const;
export type InlineMark = keyof typeof inlineMarks;

/** A marked stretch: the marks are between its edges and those of what is inside. */
export interface Marked {
  readonly from: number;
  readonly to: number;
  readonly innerFrom: number;
  readonly innerTo: number;
}

/** The stretch marked so that a selection lies in, its marks included; undefined when there is none. */
export function markedAround(state: EditorState, name: InlineMark, from: number, to = from): Marked | undefined {
  const { node: wanted, mark } = inlineMarks[name];
  if (wanted === undefined) return markedByText(state, mark, from, to);
  for (const side of [1, -1] as const) {
    let node: ReturnType<ReturnType<typeof syntaxTree>['resolveInner']> | null = syntaxTree(state).resolveInner(
      from,
      side,
    );
    for (; node !== null; node = node.parent) {
      if (node.name !== wanted || node.from > from || node.to < to) continue;
      const { firstChild, lastChild } = node;
      if (firstChild !== null && lastChild !== null && firstChild.to <= lastChild.from)
        return { from: node.from, to: node.to, innerFrom: firstChild.to, innerTo: lastChild.from };
    }
  }
  return undefined;
}

/** The stretches marked so that a selection within one line meets, in order. */
export function markedIn(state: EditorState, name: InlineMark, from: number, to: number): Marked[] {
  const { node: wanted, mark } = inlineMarks[name];
  if (wanted === undefined) return pairsOf(state, mark, from).filter((pair) => pair.from < to && pair.to > from);
  const found: Marked[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    enter: ({ name: kind, node: { from: start, to: end, firstChild, lastChild } }) => {
      if (kind !== wanted || start >= to || end <= from || firstChild === null || lastChild === null) return;
      if (firstChild.to <= lastChild.from)
        found.push({ from: start, to: end, innerFrom: firstChild.to, innerTo: lastChild.from });
    },
  });
  return found;
}

/** For marks that the parser does not know: the pair around a place in its line. */
const markedByText = (state: EditorState, mark: string, from: number, to: number): Marked | undefined =>
  pairsOf(state, mark, from).find((pair) => pair.from <= from && to <= pair.to);

function pairsOf({ doc }: EditorState, mark: string, at: number): Marked[] {
  const line = doc.lineAt(at);
  const pair = new RegExp(`${mark}(?=[^\\s=])[^=]*[^\\s=]${mark}|${mark}[^\\s=]${mark}`, 'g');
  return [...line.text.matchAll(pair)].map(({ index, 0: found }) => {
    const from = line.from + index;
    const to = from + found.length;
    return { from, to, innerFrom: from + mark.length, innerTo: to - mark.length };
  });
}
