import type { Tone } from '../../../core/markdown/callouts.ts';

/** What is drawn differently from the letters of the text, and where. All offsets are units from its beginning. */
export type Piece =
  /** How a whole line looks: its classes, how many lists and quotes it is in, how many items begin in it. */
  | {
      readonly kind: 'line';
      readonly at: number;
      readonly classes: string;
      readonly depth: number;
      readonly hang: number;
      readonly quotes: number;
    }
  /** `hint` is what the pointer over it shows. */
  | {
      readonly kind: 'mark';
      readonly from: number;
      readonly to: number;
      readonly classes: string;
      readonly hint?: string;
    }
  /** `isSkipped`: the caret jumps over it. */
  | { readonly kind: 'hide'; readonly from: number; readonly to: number; readonly isSkipped: boolean }
  /** The box of a task. `name` is the task's text. */
  | {
      readonly kind: 'task';
      readonly from: number;
      readonly to: number;
      readonly isDone: boolean;
      readonly isLocked: boolean;
      readonly name: string;
    }
  | {
      readonly kind: 'callout';
      readonly from: number;
      readonly to: number;
      readonly tone: Tone;
      readonly label: string;
    }
  /** What stands at the right of the first line of a code block: the language and the button that copies. */
  | { readonly kind: 'code-bar'; readonly at: number; readonly language: string }
  | { readonly kind: 'maths'; readonly from: number; readonly to: number; readonly tex: string };
