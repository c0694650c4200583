import type { SyntaxNodeRef } from '@lezer/common';
import { parseAttachmentAddress } from '../../../../core/markdown/attachment-address.ts';
import { safeLinkOf } from '../../../../core/markdown/safe-link.ts';
import { readWords } from '../../attachments/attachment-markdown.ts';
import { addressOf } from '../../../../core/markdown/link-address.ts';
import type { PieceCollector } from '../piece-collector.ts';
import type { DrawnFile, DrawnPicture } from '../pieces.ts';
import { type ImageSource, imageSourceOf } from './image-source.ts';

/**
 * Draws an image that is attached, or a box for one on the web. Where its source is shown, the picture of a line of its
 * own stays below. An image of any other address is text.
 */
export function describeImage(node: SyntaxNodeRef, page: PieceCollector): boolean {
  const image = imageSourceOf(page.state, node.node);
  const what = image && drawnImage(image, page);
  if (image === undefined || what === undefined) return true;
  const { from, to } = image;
  const isAlone = page.state.doc.lineAt(from).text.trim() === page.text(from, to);
  if (!page.isRevealed(image)) {
    page.add({ kind: 'attached', from, to, what: { ...what, standing: isAlone ? 'alone' : 'inline' } });
    return false;
  }
  if (what.kind === 'file') page.mark(image.url.from, image.url.to, 'lp-attached-address');
  if (isAlone) page.add({ kind: 'attached-below', at: to, what: { ...what, standing: 'below' } });
  return false;
}

const lookIn = ({ state }: PieceCollector) => ({ isLocked: state.readOnly, standing: 'inline' as const });

function drawnImage({ label, address }: ImageSource, page: PieceCollector): DrawnFile | DrawnPicture | undefined {
  const file = parseAttachmentAddress(address);
  const look = { words: readWords(label.words), width: label.width, ...lookIn(page) };
  if (file !== undefined) return { kind: 'file', ...file, ...look, isImage: true };
  const link = safeLinkOf(address, (text) => (URL.canParse(text) ? new URL(text) : undefined));
  if (link === undefined || !link.href.startsWith('https:')) return undefined;
  return { kind: 'remote', url: link.href, host: link.host, ...look };
}

/** Draws a link to an attachment as the file. False: it is a link like any other. */
export function describeFileLink(node: SyntaxNodeRef, page: PieceCollector): boolean {
  const [open, close] = node.node.getChildren('LinkMark');
  const url = node.node.getChild('URL');
  const file = url && parseAttachmentAddress(addressOf(page.text(url.from, url.to)));
  if (!file || !open || !close || node.to > page.state.doc.lineAt(node.from).to) return false;
  const words = readWords(page.text(open.to, close.from));
  const what: DrawnFile = { kind: 'file', ...file, words, width: undefined, ...lookIn(page), isImage: false };
  if (page.isRevealed(node)) page.mark(url.from, url.to, 'lp-attached-address');
  else page.add({ kind: 'attached', from: node.from, to: node.to, what });
  return true;
}
