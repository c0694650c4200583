import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { pictureLabelOf } from '../markdown/picture-width.ts';
import { noteParser } from '../markdown/syntax/note-syntax.ts';
import { linkKeyOf, readLinkTarget, writeLinkTitle } from '../note/link-target.ts';
import { embeds, readEmbed } from './embeds.ts';
import { isPictureName } from './file-kinds.ts';
import { needsParsing } from './needs-parsing.ts';
import { pictureTagsIn } from './picture-tags.ts';
import type { Resolve, Target } from './imported-note.ts';

interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

type File = Extract<Target, { kind: 'file' }>;

const parser = noteParser.configure([embeds]);

/**
 * The text with its references leading where `resolve` says: pictures and files to attachments, links to other files of
 * the import to notes by their titles. What it does not know stays as it is, and so does code.
 */
export function withTargets(markdown: string, resolve: Resolve): string {
  if (!needsParsing(markdown, resolve)) return markdown;
  const changes: Change[] = [];
  const read = (from: number, to: number): string => markdown.slice(from, to);
  const change = ({ from, to }: SyntaxNodeRef, text: string | undefined): void => {
    if (text !== undefined) changes.push({ from, to, text });
  };
  parser.parse(markdown).iterate({
    enter(node) {
      if (node.name === 'Embed') change(node, embedded(read(node.from, node.to), resolve));
      else if (node.name === 'NoteLink') change(node, linkedByName(node.node, read, resolve));
      else if (node.name === 'HTMLTag' || node.name === 'HTMLBlock')
        changes.push(...pictureTagsIn(read(node.from, node.to), resolve).map((one) => shifted(one, node.from)));
      else if (/^(?:Link|Image|LinkReference)$/.test(node.name)) {
        const found = linkedByAddress(node.node, read, resolve);
        if (found !== undefined) changes.push(found);
      }
    },
  });
  return applied(markdown, changes);
}

const shifted = ({ from, to, text }: Change, by: number): Change => ({ from: from + by, to: to + by, text });

/** Changes inside one another cannot both be made; the outer one is. */
function applied(markdown: string, changes: readonly Change[]): string {
  let text = '';
  let at = 0;
  for (const change of changes.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (change.from < at) continue;
    text += markdown.slice(at, change.from) + change.text;
    at = change.to;
  }
  return text + markdown.slice(at);
}

type Read = (from: number, to: number) => string;

function embedded(written: string, resolve: Resolve): string | undefined {
  const { name, words, width } = readEmbed(written);
  const { title, heading } = readLinkTarget(name);
  const target = resolve(title, 'name');
  if (target?.kind === 'note') return noteLink(target.title, heading, words);
  return target && fileLink(target, words ?? target.name, width);
}

/** A picture where the file is one that is shown, else a link. */
function fileLink(file: File, words: string, width: number | undefined): string {
  const label = words.replace(/[[\]\\]/g, '\\$&');
  return isPictureName(file.name)
    ? `![${pictureLabelOf({ words: label, width })}](${file.address})`
    : `[${label}](${file.address})`;
}

function linkedByName(link: SyntaxNode, read: Read, resolve: Resolve): string | undefined {
  const place = link.getChild('NoteLinkTarget');
  if (place === null) return undefined;
  const written = read(place.from, place.to);
  const { title, heading } = readLinkTarget(written);
  const target = title === '' ? undefined : resolve(title, 'name');
  if (target === undefined) return undefined;
  const words = place.to + 3 < link.to ? read(place.to + 1, link.to - 2) : undefined;
  if (target.kind === 'file') return `[${words ?? target.name}](${target.address})`;
  const isPlain = heading === undefined || !heading.startsWith('^');
  if (isPlain && linkKeyOf(target.title) === linkKeyOf(title)) return undefined;
  return noteLink(target.title, heading, words ?? title);
}

/** A link by the title, with other words where they differ. A block cannot be led to, only its note. */
function noteLink(title: string, heading: string | undefined, words: string | undefined): string {
  const place = heading === undefined || heading.startsWith('^') ? '' : `#${writeLinkTitle(heading)}`;
  const isSame = words === undefined || words === title;
  return `[[${writeLinkTitle(title)}${place}${isSame ? '' : `|${words.replace(/[[\]\s]+/g, ' ').trim()}`}]]`;
}

function linkedByAddress(link: SyntaxNode, read: Read, resolve: Resolve): Change | undefined {
  const place = link.getChild('URL');
  if (place === null) return undefined;
  const [, path = '', heading] =
    /^([^#]*)(?:#(.*))?$/s.exec(read(place.from, place.to).replace(/^<(.*)>$/s, '$1')) ?? [];
  const target = path === '' ? undefined : resolve(decoded(path), 'link', heading);
  if (target?.kind === 'file') return { from: place.from, to: place.to, text: target.address };
  if (target === undefined || link.name !== 'Link' || link.getChild('Image') !== null) return undefined;
  const [, end] = link.getChildren('LinkMark');
  const words = end && read(link.from + 1, end.from);
  return { from: link.from, to: link.to, text: noteLink(target.title, heading && decoded(heading), words) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
