import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import type { Stretch } from '../stretch.ts';
import { parseAttachmentAddress } from '../../../core/markdown/attachment-address.ts';
import { addressOf } from '../../../core/markdown/link-address.ts';

/** A link in the text, and where it leads. */
export interface PlacedLink extends Stretch {
  readonly address: string;
}

/** The link at a place, its edges included. */
export function linkAt(state: EditorState, at: number): PlacedLink | undefined {
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, side); node !== null; node = node.parent) {
      const address = addressIn(state, node);
      if (address !== undefined) return { from: node.from, to: node.to, address };
    }
  }
  return undefined;
}

function addressIn(state: EditorState, node: SyntaxNode): string | undefined {
  const textOf = ({ from, to }: Stretch): string => state.sliceDoc(from, to);
  if (node.name === 'URL' && !['Link', 'Autolink', 'Image'].includes(node.parent?.name ?? '')) {
    return addressOf(textOf(node));
  }
  if (node.name === 'Image') return attachmentIn(node.getChild('URL'), textOf);
  if (node.name !== 'Link' && node.name !== 'Autolink') return undefined;
  const url = node.getChild('URL');
  if (url !== null) return addressOf(textOf(url));
  const label = node.getChild('LinkLabel');
  if (label === null) return undefined;
  // `[words][]` is named by its words.
  return definedAddress(state, textOf(label).length > 2 ? textOf(label) : textOf(node).slice(0, -2));
}

/** A picture on the web leads nowhere: it is shown when somebody asks for it. */
function attachmentIn(url: SyntaxNode | null, textOf: (stretch: Stretch) => string): string | undefined {
  const address = url === null ? '' : addressOf(textOf(url));
  return parseAttachmentAddress(address) && address;
}

/** Where the note says that a label leads. Looks at every block: only for what a person asked for. */
function definedAddress(state: EditorState, label: string): string | undefined {
  const wanted = label.toLowerCase();
  let found: string | undefined;
  syntaxTree(state).iterate({
    enter(node) {
      if (found !== undefined || node.name === 'Paragraph') return false;
      if (node.name !== 'LinkReference') return true;
      const name = node.node.getChild('LinkLabel');
      const url = node.node.getChild('URL');
      if (name && url && state.sliceDoc(name.from, name.to).toLowerCase() === wanted) {
        found = addressOf(state.sliceDoc(url.from, url.to));
      }
      return false;
    },
  });
  return found;
}
