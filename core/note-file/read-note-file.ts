import { isMap } from 'yaml';
import { type Fields, parseFields, stringifyFields, valuesIn, valuesOf } from './fields.ts';
import { type FrontMatterBlock, frontMatterBlockOf, joinFrontMatter } from './front-matter-block.ts';
import type { ParsedNoteFile } from './note-file.ts';
import { MARK, noteOfFields, OWN_NAMES } from './note-fields.ts';

/** The line that we add to the front matter of a text: the last one. */
const ADDED_LINE = new RegExp(`^${MARK}: (\\{[^\\n]*\\})\\n$`);

/**
 * Reads a Markdown file. From one of ours, also when fields were added or changed by another program, all that we wrote is
 * taken off, and the rest is the text. The text of any other file is all of it, its front matter included, which is read
 * for what is commonly written there.
 */
export function readNoteFile(text: string): ParsedNoteFile {
  const sound = withLineFeeds(text);
  const block = frontMatterBlockOf(sound);
  if (block === undefined) return { ...noteOfFields(new Map()), body: text };
  const fields = parseFields(block.fields);
  return readAddedLine(block) ?? (fields && readOurFields(fields, block)) ?? readOther(fields, text);
}

/** Files that a program gave other ends of lines to have them in their first line, too; and maybe a mark of their encoding. */
function withLineFeeds(text: string): string {
  const plain = text.replace(/^\uFEFF/, '');
  return plain.startsWith('---\r\n') ? plain.replaceAll('\r\n', '\n') : plain;
}

/** What we wrote into the front matter of a text, as we left it. */
function readAddedLine({ fields, rest }: FrontMatterBlock): ParsedNoteFile | undefined {
  const start = fields.lastIndexOf('\n', fields.length - 2) + 1;
  const [, json] = ADDED_LINE.exec(fields.slice(start)) ?? [];
  const values = json === undefined ? undefined : parsed(json);
  if (values === undefined) return undefined;
  return { ...noteOfFields(valuesIn(values)), body: joinFrontMatter({ fields: fields.slice(0, start), rest }) };
}

/** What we wrote, among what somebody may have added since. */
function readOurFields(fields: Fields, { rest }: FrontMatterBlock): ParsedNoteFile | undefined {
  if (!fields.has(MARK)) return undefined;
  const added = fields.get(MARK);
  const values = valuesOf(fields);
  for (const name of isMap(added) ? [MARK] : OWN_NAMES) fields.delete(name);
  return {
    ...noteOfFields(isMap(added) ? valuesIn(values.get(MARK)) : values),
    body: fields.contents?.items.length === 0 ? rest : joinFrontMatter({ fields: stringifyFields(fields), rest }),
  };
}

const readOther = (fields: Fields | undefined, text: string): ParsedNoteFile => {
  const { id: _, ...note } = noteOfFields(fields === undefined ? new Map() : valuesOf(fields));
  return { ...note, body: text };
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
