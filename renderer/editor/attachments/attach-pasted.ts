import type { EditorView } from '@codemirror/view';
import type { PastedPicture } from '../../../core/contract/paste-commands.ts';
import { attachFiles } from './attach-files.ts';

/** Attaches pictures that came inside a paste. Each takes the place of the words that stood for it. */
export function attachPasted(view: EditorView, pictures: readonly PastedPicture[]): void {
  // From the end: the places of those before stay as they are.
  for (const { name, bytes, from, to } of pictures.toSorted((a, b) => b.from - a.from)) {
    if (!attachFiles(view, [new File([new Uint8Array(bytes)], name)], from)) return;
    view.dispatch({ changes: { from, to }, userEvent: 'input.paste' });
  }
}
