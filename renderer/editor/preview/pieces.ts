import type { AttachmentAddress } from '../../../core/markdown/attachment-address.ts';
import type { PictureLabel } from '../../../core/markdown/picture-width.ts';
import type { Tone } from '../../../core/markdown/callouts.ts';

/** How something that stands for a file is drawn. */
interface AttachedLook extends PictureLabel {
  /** `alone`: nothing else is in its line. `below`: so it is, and its source is shown above it. */
  readonly standing: 'inline' | 'alone' | 'below';
  readonly isLocked: boolean;
}

/** An attachment: as a picture where it is one and the text says `!`, else as a file. */
export interface DrawnFile extends AttachmentAddress, AttachedLook {
  readonly kind: 'file';
  readonly isImage: boolean;
}

/** A picture on the web, which is not fetched until somebody asks for it. */
export interface DrawnPicture extends AttachedLook {
  readonly kind: 'remote';
  readonly url: string;
  /** In punycode. */
  readonly host: string;
}

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
  | { readonly kind: 'maths'; readonly from: number; readonly to: number; readonly tex: string }
  | {
      readonly kind: 'attached';
      readonly from: number;
      readonly to: number;
      readonly what: DrawnFile | DrawnPicture;
    }
  /** A picture below its source. */
  | { readonly kind: 'attached-below'; readonly at: number; readonly what: DrawnFile | DrawnPicture };
