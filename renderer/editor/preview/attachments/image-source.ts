import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';
import { parsePictureLabel, type PictureLabel, pictureLabelOf } from '../../../../core/markdown/picture-width.ts';
import type { Stretch } from '../../stretch.ts';
import { addressOf } from '../../../../core/markdown/link-address.ts';

/** `![words|width](address)` in a text. */
export interface ImageSource extends Stretch {
  /** What stands between the brackets. */
  readonly label: Stretch & PictureLabel;
  readonly url: Stretch;
  readonly address: string;
}

/** Reads an image that names its address itself, within one line; undefined for any other node. */
export function imageSourceOf(state: EditorState, node: SyntaxNode): ImageSource | undefined {
  const [open, close] = node.getChildren('LinkMark');
  const url = node.getChild('URL');
  if (node.name !== 'Image' || !open || !close || !url || node.to > state.doc.lineAt(node.from).to) return undefined;
  const [from, to] = [open.to, close.from];
  const label = { from, to, ...parsePictureLabel(state.sliceDoc(from, to)) };
  return { from: node.from, to: node.to, label, url, address: addressOf(state.sliceDoc(url.from, url.to)) };
}

/** The image that stands at a place or, when it is drawn behind its source, ends there. */
export function imageAt(state: EditorState, at: number): ImageSource | undefined {
  for (const side of [1, -1] as const) {
    for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, side); node; node = node.parent) {
      const image = imageSourceOf(state, node);
      if (image !== undefined) return image;
    }
  }
  return undefined;
}

/** The change that gives an image a width, in CSS pixels; what stands before it is not touched. */
export function widthChange({ label }: ImageSource, width: number): { from: number; to: number; insert: string } {
  const insert = pictureLabelOf({ words: label.words, width }).slice(label.words.length);
  return { from: label.from + label.words.length, to: label.to, insert };
}
