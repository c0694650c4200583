import type { SyntaxNode } from '@lezer/common';
import { fileNameOf } from '../../note/file-name.ts';
import { parseAttachmentAddress } from '../attachment-address.ts';
import { addressOf } from '../link-address.ts';
import { parsePictureLabel } from '../picture-width.ts';
import { element, escapeHtml, openingTag } from './escape.ts';
import type { HtmlPage, Render, Stretch } from './html-page.ts';
import { addressIn, type LinkTarget, normalLabel, titleIn } from './link-references.ts';
import { meantBy, plainTextIn } from './plain-text.ts';

interface Link {
  readonly words: Stretch;
  /** Undefined: brackets that lead nowhere are text. */
  readonly target: LinkTarget | undefined;
}

/** `[words](address "title")`, `[words][label]`, `[label][]` and `[label]`; the same of pictures. */
function linkOf(node: SyntaxNode, page: HtmlPage): Link {
  const [open, close, paren] = node.getChildren('LinkMark');
  const words = { from: open?.to ?? node.from, to: close?.from ?? node.to };
  const part = (name: string): string | undefined => {
    const child = node.getChild(name);
    return child === null ? undefined : page.source(child);
  };
  if (paren !== undefined)
    return { words, target: { address: addressIn(part('URL') ?? ''), title: titleIn(part('LinkTitle')) } };
  const label = part('LinkLabel')?.slice(1, -1) ?? '';
  return { words, target: page.references.get(normalLabel(label === '' ? page.source(words) : label)) };
}

const renderLink: Render = (node, page) => {
  const { words, target } = linkOf(node, page);
  if (target === undefined) return page.inline(node);
  return anchor(page, target, page.inline(node, words));
};

/** A link where it may lead; else its words. An attached file is saved, not opened. */
function anchor(page: HtmlPage, { address, title }: LinkTarget, words: string): string {
  const href = page.ports.hrefOf(address);
  const file = parseAttachmentAddress(address);
  const download = file && fileNameOf(file.name, 'file');
  if (href !== undefined) return element('a', words, { href, title, download });
  const absence = page.ports.absenceOf?.(address);
  return absence === undefined ? words : element('span', `${words} (${escapeHtml(absence)})`, { class: 'missing' });
}

const renderImage: Render = (node, page) => {
  const { words, target } = linkOf(node, page);
  if (target === undefined) return page.inline(node);
  const label = parsePictureLabel(plainTextIn(page.inline(node, words)));
  const src = page.ports.pictureOf(target.address);
  if (src !== undefined) {
    return openingTag('img', { src, alt: label.words, title: target.title, width: label.width?.toString() });
  }
  const name = label.words || parseAttachmentAddress(target.address)?.name || target.address;
  return anchor(page, target, escapeHtml(name));
};

const renderAutolink: Render = (node, page) => {
  const url = node.getChild('URL');
  return url === null ? page.text(node) : bareLink(page, page.source(url));
};

const renderUrl: Render = (node, page) => {
  const isPart = node.parent?.name === 'Link' || node.parent?.name === 'Image';
  return isPart ? page.text(node) : bareLink(page, page.source(node));
};

function bareLink(page: HtmlPage, words: string): string {
  return anchor(page, { address: addressOf(words), title: undefined }, escapeHtml(words));
}

/** Links and pictures, by the parser's name. */
export const linkRenderers: ReadonlyMap<string, Render> = new Map([
  ['Link', renderLink],
  ['Image', renderImage],
  ['Autolink', renderAutolink],
  ['URL', renderUrl],
  ['LinkReference', () => ''],
  // The label of a link that leads nowhere is text.
  ['LinkLabel', (node, page) => escapeHtml(meantBy(page.source(node)))],
]);
