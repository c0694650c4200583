import { type Document, isMap, parseDocument, type YAMLMap } from 'yaml';

/** Fields of front matter, which can be read and changed. */
export type Fields = Document.Parsed<YAMLMap.Parsed>;

/** What fields hold, by their names in lower case: texts, and lists and maps of such. */
export type FieldValues = ReadonlyMap<string, unknown>;

/** Reads the fields of front matter; undefined when they are none. Numbers, dates and the like stay the text that they are. */
export function parseFields(source: string): Fields | undefined {
  const document = parseDocument(source, { schema: 'failsafe', logLevel: 'silent' });
  return document.errors.length === 0 && isMap(document.contents) ? (document as Fields) : undefined;
}

/** What fields hold. Names that expand without end hold nothing. */
export function valuesOf(fields: Fields): FieldValues {
  try {
    return valuesIn(fields.toJS({ maxAliasCount: 10 }));
  } catch {
    return new Map();
  }
}

/** What an object's fields hold. */
export const valuesIn = (object: unknown): FieldValues =>
  new Map(Object.entries(object ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

/** Fields as they are written by hand, each on one line. */
export const stringifyFields = (fields: Fields): string => fields.toString({ lineWidth: 0 });
