import type { EditorView } from '@codemirror/view';
import type { PastedMarkdown, PastedPicture } from '../../../core/contract/paste-commands.ts';

/** What pasting asks of the world outside the editor. */
export interface PastePorts {
  /** Turns HTML into Markdown. Never rejects: what cannot be converted is plain. */
  toMarkdown(html: string): Promise<PastedMarkdown>;
  /**
   * Attaches pictures that came inside a paste, each in place of the words that stand for it in the editor (`from`, `to`).
   * Where nobody does, the words stay.
   */
  attachPictures?(view: EditorView, pictures: readonly PastedPicture[]): void;
}
