import type { Range } from '@codemirror/state';
import { Decoration, type DecorationSet } from '@codemirror/view';
import { attachedBox } from './attachments/attached-box.ts';
import { CalloutLabel } from './callout-label.ts';
import { CodeBar } from './code-bar.ts';
import { MathsBox } from './maths-box.ts';
import type { Piece } from './pieces.ts';
import { TaskBox } from './task-box.ts';

/** How the pieces are drawn, and which of them the caret jumps over. */
export interface Drawing {
  readonly shown: DecorationSet;
  readonly skipped: DecorationSet;
}

const hidden = Decoration.replace({});

/** The decorations for pieces in any order. */
export function drawingOf(pieces: readonly Piece[]): Drawing {
  const skipped = pieces.filter((piece) => piece.kind === 'hide' && piece.isSkipped);
  return {
    shown: Decoration.set(pieces.map(decorationOf), true),
    skipped: Decoration.set(skipped.map(decorationOf), true),
  };
}

function decorationOf(piece: Piece): Range<Decoration> {
  switch (piece.kind) {
    case 'line':
      return lineOf(piece).range(piece.at);
    case 'mark':
      return markOf(piece).range(piece.from, piece.to);
    case 'hide':
      return hidden.range(piece.from, piece.to);
    case 'task':
      return Decoration.replace({ widget: new TaskBox(piece) }).range(piece.from, piece.to);
    case 'callout':
      return Decoration.replace({ widget: new CalloutLabel(piece.tone, piece.label) }).range(piece.from, piece.to);
    case 'code-bar':
      return Decoration.widget({ widget: new CodeBar(piece.language), side: 1 }).range(piece.at);
    case 'maths':
      return Decoration.replace({ widget: new MathsBox(piece.tex, false) }).range(piece.from, piece.to);
    case 'attached':
      return Decoration.replace({ widget: attachedBox(piece.what) }).range(piece.from, piece.to);
    case 'attached-below':
      return Decoration.widget({ widget: attachedBox(piece.what), side: 1 }).range(piece.at);
  }
}

const markOf = ({ classes, hint }: Extract<Piece, { kind: 'mark' }>): Decoration =>
  Decoration.mark({ class: classes, ...(hint !== undefined && { attributes: { title: hint } }) });

/** Depths are handed to the style sheet as numbers, so that any depth has its indent. */
function lineOf({ classes, depth, hang, quotes }: Extract<Piece, { kind: 'line' }>): Decoration {
  const numbers = Object.entries({ depth, hang, quotes }).filter(([, number]) => number > 0);
  const style = numbers.map(([name, number]) => `--lp-${name}:${number}`).join(';');
  return Decoration.line({ class: `lp-line ${classes}`.trimEnd(), ...(style !== '' && { attributes: { style } }) });
}
