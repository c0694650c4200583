import type { EditorView } from '@codemirror/view';
import type { PastedPicture } from '../../../core/contract/paste-commands.ts';
import { attachFiles } from './attach-files.ts';
import { readWords } from './attachment-markdown.ts';

const MAX_NAME_UNITS = 60;

/** Attaches pictures that came inside a paste. Each takes the place of the words that stood for it, and its name from them. */
export function attachPasted(view: EditorView, pictures: readonly PastedPicture[]): void {
  // From the end: the places of those before stay as they are.
  for (const picture of pictures.toSorted((a, b) => b.from - a.from)) {
    const { bytes, from, to } = picture;
    const name = nameOf(view.state.sliceDoc(from, to), picture.name);
    if (!attachFiles(view, [new File([new Uint8Array(bytes)], name)], from)) return;
    view.dispatch({ changes: { from, to }, userEvent: 'input.paste' });
  }
}

/** `picture.png` says nothing; what stood for the picture does. */
function nameOf(words: string, name: string): string {
  const said = readWords(words)
    .replace(/[\s/\\:*?"<>|[\]]+/g, ' ')
    .trim();
  const extension = /\.\w+$/.exec(name)?.[0] ?? '';
  return said === '' || said.length > MAX_NAME_UNITS || said === name ? name : `${said}${extension}`;
}
