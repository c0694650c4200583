import type * as Y from 'yjs';
import { linkKeyOf, readLinkTarget, writeLinkTitle } from './link-target.ts';
import { bodyOf } from './note.ts';
import { readable } from './readable.ts';
import { type Rewriting, rewriteBody, type TextEdit } from './rewrite.ts';

/** A title as it is written in a link's target, without the blanks around it, up to the sign of a heading. */
const TITLE = /^\s*((?:\\.|[^\\#])*?)\s*(?:#|$)/su;

/**
 * Lets the links of a note that name one title name another: headings and the words shown stay. Undefined when there are
 * none. Run in a transaction.
 */
export function retitleLinks(doc: Y.Doc, from: string, to: string): Rewriting | undefined {
  const edits = linkEditsOf(bodyOf(doc).toString(), from, to);
  return edits.length === 0 ? undefined : { places: rewriteBody(doc, edits), fields: [] };
}

/** The places of a text where a title is named by a link: where the editor shows one, and nowhere in code. */
export function linkEditsOf(text: string, from: string, to: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const key = linkKeyOf(from);
  readable(text).iterate((node) => {
    if (node.name !== 'NoteLink') return true;
    const target = node.part('NoteLinkTarget');
    const written = target === undefined ? '' : text.slice(target.from, target.to);
    if (target === undefined || linkKeyOf(readLinkTarget(written).title) !== key) return false;
    const title = TITLE.exec(written)?.[1] ?? written;
    const start = target.from + written.indexOf(title);
    edits.push({ from: start, to: start + title.length, insert: writeLinkTitle(to) });
    return false;
  });
  return edits;
}
