import type { EditorState, Line } from '@codemirror/state';
import type { Piece } from './pieces.ts';
import { isRevealed } from './reveal.ts';
import type { Stretch } from '../stretch.ts';

/** What was found out about the look of one line. */
export interface LineLook {
  readonly classes: Set<string>;
  /** In how many list items the line is, and how many begin in it. */
  depth: number;
  hang: number;
  quotes: number;
  /** How many units of white space at the beginning belong to the list and not to the code in it. */
  contentOffset: number;
  isCode: boolean;
}

/** Gathers the pieces of one stretch of a text. */
export class PieceCollector {
  readonly state: EditorState;
  readonly #stretch: Stretch;
  readonly #pieces: Piece[] = [];
  readonly #looks = new Map<number, LineLook>();

  constructor(state: EditorState, stretch: Stretch) {
    this.state = state;
    this.#stretch = stretch;
  }

  isRevealed(stretch: Stretch): boolean {
    return isRevealed(this.state, stretch);
  }

  /** Whether caret or selection touch the line at a place. */
  isLineRevealed(at: number): boolean {
    return this.isRevealed(this.state.doc.lineAt(at));
  }

  text(from: number, to: number): string {
    return this.state.sliceDoc(from, to);
  }

  add(piece: Piece): void {
    this.#pieces.push(piece);
  }

  mark(from: number, to: number, classes: string): void {
    if (from < to) this.#pieces.push({ kind: 'mark', from, to, classes });
  }

  /** Hides text, line by line: only whole blocks may be hidden across the end of a line. */
  hide(from: number, to: number, isSkipped = false): void {
    for (let at = from; at < to;) {
      const line = this.state.doc.lineAt(at);
      const end = Math.min(to, line.to);
      if (at < end) this.#pieces.push({ kind: 'hide', from: at, to: end, isSkipped });
      at = line.to + 1;
    }
  }

  /** The lines of a block, as far as they lie in the stretch. */
  *linesOf({ from, to }: Stretch): Generator<Line> {
    for (let at = Math.max(from, this.#stretch.from); at <= Math.min(to, this.#stretch.to);) {
      const line = this.state.doc.lineAt(at);
      yield line;
      at = line.to + 1;
    }
  }

  look(line: Line): LineLook {
    const known = this.#looks.get(line.from);
    if (known !== undefined) return known;
    const look = { classes: new Set<string>(), depth: 0, hang: 0, quotes: 0, contentOffset: 0, isCode: false };
    this.#looks.set(line.from, look);
    return look;
  }

  /** Everything found, with what the looks of the lines come to. */
  finish(): readonly Piece[] {
    for (const [at, look] of this.#looks) {
      if (look.depth > 0) this.#hideIndent(this.state.doc.lineAt(at), look);
      const { depth, hang, quotes } = look;
      this.#pieces.push({ kind: 'line', at, classes: [...look.classes].join(' '), depth, hang, quotes });
    }
    return this.#pieces;
  }

  /** The white space that says how deep a line is in a list is drawn as an indent, all of one width. */
  #hideIndent(line: Line, look: LineLook): void {
    const [prefix = ''] = /^(?:[ \t]*>)*[ \t]*/.exec(line.text) ?? [];
    if (prefix.length === line.length) return;
    const lastQuote = prefix.lastIndexOf('>');
    // The space behind a quote's mark goes with that mark.
    const start = lastQuote < 0 ? 0 : Math.min(lastQuote + 2, prefix.length);
    const width = look.isCode ? Math.min(prefix.length - start, look.contentOffset) : prefix.length - start;
    this.hide(line.from + start, line.from + start + width, true);
  }
}
