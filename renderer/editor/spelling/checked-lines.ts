import { syntaxTree } from '@codemirror/language';
import type { EditorState, Line } from '@codemirror/state';
import { lookupWords, MAX_WORD_UNITS, type PlacedWord } from '../../../core/spelling/words.ts';
import { endOfFrontMatter } from '../../../core/markdown/front-matter.ts';
import type { Stretch } from '../stretch.ts';

/** The words of one line, in units from the beginning of the text. */
export type CheckedLine = readonly PlacedWord[];

/** What is not prose, by the parser's name: code, addresses, markup. */
const NOT_PROSE = new Set([
  ...['InlineCode', 'FencedCode', 'CodeBlock', 'InlineMaths', 'BlockMaths', 'FootnoteReference', 'FootnoteLabel'],
  ...['URL', 'Autolink', 'LinkReference', 'LinkLabel', 'Hashtag', 'Mention'],
  ...[
    'HTMLBlock',
    'HTMLTag',
    'Comment',
    'CommentBlock',
    'ProcessingInstruction',
    'ProcessingInstructionBlock',
    'Entity',
  ],
]);

/** The words to look up in the lines that the stretches touch, one entry for each line that has any. */
export function checkedLines(state: EditorState, stretches: readonly Stretch[]): CheckedLine[] {
  const start = endOfFrontMatter(state);
  const lines: CheckedLine[] = [];
  for (const { from, to } of stretches) {
    for (let at = Math.max(from, start); at <= to;) {
      const line = state.doc.lineAt(at);
      const words = wordsOf(state, line, { from, to });
      if (words.length > 0) lines.push(words);
      at = line.to + 1;
    }
  }
  return lines;
}

/** Of a line that is longer than the stretch only what lies in it, but whole words. */
function wordsOf(state: EditorState, line: Line, stretch: Stretch): PlacedWord[] {
  const from = Math.max(line.from, stretch.from - MAX_WORD_UNITS);
  const to = Math.min(line.to, stretch.to + MAX_WORD_UNITS);
  const found = lookupWords(state.sliceDoc(from, to)).map((placed) => ({
    word: placed.word,
    from: from + placed.from,
    to: from + placed.to,
  }));
  const isCut = (word: PlacedWord): boolean =>
    (word.from === from && from > line.from) || (word.to === to && to < line.to);
  const others = found.length === 0 ? [] : notProseIn(state, { from, to });
  const meets = (word: PlacedWord, other: Stretch): boolean => other.from < word.to && word.from < other.to;
  return found.filter((word) => meets(word, stretch) && !isCut(word) && !others.some((other) => meets(word, other)));
}

function notProseIn(state: EditorState, { from, to }: Stretch): Stretch[] {
  const found: Stretch[] = [];
  syntaxTree(state).iterate({
    from,
    to,
    enter(node) {
      if (!NOT_PROSE.has(node.name)) return true;
      found.push({ from: node.from, to: node.to });
      return false;
    },
  });
  return found;
}
