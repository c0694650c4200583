import { Document, isCollection, type ScalarTag, visit } from 'yaml';
import { parseFields } from './fields.ts';
import { type FrontMatterBlock, frontMatterBlockOf, joinFrontMatter } from './front-matter-block.ts';
import type { NoteFile } from './note-file.ts';
import { fieldsOf, MARK } from './note-fields.ts';

/**
 * The note as a Markdown file, from which `readNoteFile` makes the same note. What is known of it stands in front matter,
 * which always ends with the field `commonplace`. The text follows as it is. Where it begins with front matter of its own,
 * that stays the file's, so that other programs find it, and all that is ours is the one line at its end.
 */
export function writeNoteFile(note: NoteFile): string {
  const own = frontMatterBlockOf(note.body);
  const merged = own && mergedWith(own, note);
  return merged ?? joinFrontMatter({ fields: ourFields(note), rest: note.body });
}

/** Times stand as ISO 8601 has them, without quotes. */
const TIME: ScalarTag = {
  tag: 'tag:yaml.org,2002:timestamp',
  default: true,
  identify: (value) => value instanceof Date,
  resolve: (text) => text,
  stringify: ({ value }) => (value instanceof Date ? value.toISOString() : String(value)),
};

/** How fields are written: each on one line, and quoted wherever some version of YAML would read anything but text. */
const STYLE = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } as const;
const SCHEMA = { compat: 'yaml-1.1', customTags: [TIME] };

/** One field a line, as people write them. */
function ourFields(note: NoteFile): string {
  const document = new Document({ ...fieldsOf(note), [MARK]: note.id }, SCHEMA);
  for (const name of ['notebook', 'tags', 'authors']) {
    const list = document.get(name, true);
    if (isCollection(list)) list.flow = true;
  }
  visit(document, {
    Scalar(_, scalar) {
      if (String(scalar.value).includes('\n')) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString(STYLE);
}

/** Undefined: what the text begins with are no fields, or there is no room behind them. */
function mergedWith({ fields, rest }: FrontMatterBlock, note: NoteFile): string | undefined {
  const own = parseFields(fields);
  if (own === undefined || own.has(MARK)) return undefined;
  // JSON is YAML, on one line whatever is in it.
  const ours = JSON.stringify({ id: note.id, ...fieldsOf(note) });
  const text = joinFrontMatter({ fields: `${fields}${MARK}: ${ours}\n`, rest });
  return frontMatterBlockOf(text)?.rest === rest ? text : undefined;
}
