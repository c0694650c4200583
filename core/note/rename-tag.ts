import type * as Y from 'yjs';
import { bodyOf, metaOf } from './note.ts';
import { readable } from './readable.ts';
import { type Rewriting, rewriteBody, rewriteFields, type TextEdit } from './rewrite.ts';
import { isTagName, tagKeyOf } from './tag-name.ts';

const FIELD = 'tags.';

/**
 * Calls a tag otherwise wherever a note bears it, as a field and in the text, with those nested in it: `#old/part` becomes
 * `#new/part`. Undefined when it does not bear it. Run in a transaction.
 */
export function renameTag(doc: Y.Doc, from: string, to: string): Rewriting | undefined {
  const edits = tagEditsOf(bodyOf(doc).toString(), from, to);
  const fields = tagFieldsOf(doc, from, to);
  if (edits.length === 0 && fields.size === 0) return undefined;
  return { places: rewriteBody(doc, edits), fields: rewriteFields(doc, fields) };
}

/** The places of a text where a tag is called otherwise: where the editor shows a tag, and nowhere in code. */
export function tagEditsOf(text: string, from: string, to: string): TextEdit[] {
  const edits: TextEdit[] = [];
  readable(text).iterate(({ name, from: start, to: end }) => {
    if (name !== 'Hashtag') return true;
    const units = unitsOf(text.slice(start + 1, end), from);
    if (units > 0) edits.push({ from: start + 1, to: start + 1 + units, insert: to });
    return false;
  });
  return edits;
}

/** How much of a tag as it is written is another one that it is, or is nested in; 0 when it is neither. */
function unitsOf(written: string, outer: string): number {
  const depth = tagKeyOf(outer).split('/').length;
  const beginning = written.split('/').slice(0, depth).join('/');
  return tagKeyOf(beginning) === tagKeyOf(outer) ? beginning.length : 0;
}

function tagFieldsOf(doc: Y.Doc, from: string, to: string): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [field, written] of metaOf(doc).entries()) {
    if (!field.startsWith(FIELD) || typeof written !== 'string') continue;
    const units = unitsOf(written, from);
    if (units === 0) continue;
    const renamed = to + written.slice(units);
    if (!isTagName(renamed)) continue;
    if (tagKeyOf(renamed) !== tagKeyOf(written)) fields.set(field, undefined);
    const target = FIELD + tagKeyOf(renamed);
    if (target === field || metaOf(doc).get(target) === undefined) fields.set(target, renamed);
  }
  return fields;
}
