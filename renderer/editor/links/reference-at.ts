import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { type LinkTarget, readLinkTarget } from '../../../core/note/link-target.ts';
import type { Stretch } from '../stretch.ts';

/** A link to a note or a tag in the text, and what it names. */
export type PlacedReference = Stretch &
  ({ readonly kind: 'link'; readonly target: LinkTarget } | { readonly kind: 'tag'; readonly name: string });

/** The link to a note or the tag at a place, its edges included. */
export function referenceAt(state: EditorState, at: number): PlacedReference | undefined {
  for (const side of [-1, 1] as const) {
    for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, side); node !== null; node = node.parent) {
      const { from, to } = node;
      if (node.name === 'NoteLink') return { kind: 'link', from, to, target: targetIn(state, node) };
      if (node.name === 'Hashtag') return { kind: 'tag', from, to, name: state.sliceDoc(from + 1, to) };
    }
  }
  return undefined;
}

/** What a parsed link names. */
export function targetIn(state: EditorState, link: SyntaxNode): LinkTarget {
  const target = link.getChild('NoteLinkTarget');
  return readLinkTarget(target === null ? '' : state.sliceDoc(target.from, target.to));
}
