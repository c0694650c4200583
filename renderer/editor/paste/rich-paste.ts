import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Stretch } from '../stretch.ts';
import { isOwnCopy } from './own-copy.ts';
import type { PastePorts } from './paste-ports.ts';
import { type Pasted, pendingPastes } from './pending-pastes.ts';
import { takesMarkdown } from './takes-markdown.ts';

const ADDRESS = /^(?:https?:\/\/|mailto:|xmpp:|www\.)\S+$/;

/**
 * Pastes and drops of rich text as Markdown. Main converts, which takes a moment: what is typed meanwhile stays behind
 * the pasted text. Whatever brings no HTML, pictures and files among it, is left to whoever comes next.
 */
export const richPaste = (ports: PastePorts): Extension => [
  pendingPastes,
  EditorView.domEventHandlers({
    paste(event, view) {
      const { main, ranges } = view.state.selection;
      if (ranges.length > 1) return false;
      const pasted = pastedIn(event.clipboardData, main.empty);
      return pasted !== undefined && take(view, { ...pasted, userEvent: 'input.paste' }, { ports, place: main });
    },
    drop(event, view) {
      const pasted = pastedIn(event.dataTransfer, true);
      if (pasted === undefined) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
      view.focus();
      return take(view, { ...pasted, userEvent: 'input.drop' }, { ports, place: { from: at, to: at } });
    },
  }),
];

/** The rich text of a paste; undefined when the plain text is all there is, or all that is wanted. */
function pastedIn(transfer: DataTransfer | null, isAtCaret: boolean): Pick<Pasted, 'html' | 'text'> | undefined {
  const html = transfer?.getData('text/html') ?? '';
  const text = transfer?.getData('text/plain') ?? '';
  if (html === '' || isOwnCopy(html)) return undefined;
  // A copied picture is a file with an address beside it.
  if (text === '' && transfer !== null && transfer.files.length > 0) return undefined;
  // An address pasted over words becomes their link.
  if (!isAtCaret && ADDRESS.test(text)) return undefined;
  return { html, text };
}

interface Destination {
  readonly ports: PastePorts;
  readonly place: Stretch;
}

function take(view: EditorView, pasted: Pasted, { ports, place: { from, to } }: Destination): boolean {
  const pending = view.plugin(pendingPastes);
  if (pending === null || view.state.readOnly || !takesMarkdown(view.state, { from, to })) return false;
  void pending.insert(pasted, { from, to }, ports);
  return true;
}
