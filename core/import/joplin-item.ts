/** What kinds of items Joplin's own exports are made of, by their number. */
const KINDS: Readonly<Record<string, JoplinItem['kind']>> = {
  1: 'note',
  2: 'notebook',
  4: 'resource',
  5: 'tag',
  6: 'tagging',
};

/** One file of Joplin's own export (JEX, RAW): a title, a text, and fields at the end. */
export interface JoplinItem {
  readonly kind: 'note' | 'notebook' | 'resource' | 'tag' | 'tagging';
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Whether a file of an export is called as items are: by an id. */
export const isJoplinItem = (path: string): boolean => /(?:^|\/)[0-9a-f]{32}\.md$/.test(path);

const FIELD = /^([a-z_]+):(?: (.*))?$/;

/** Reads an item; undefined for a text that is none, or of a kind that makes no note. */
export function parseJoplinItem(text: string): JoplinItem | undefined {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const fields = new Map<string, string>();
  while (lines.length > 0) {
    const found = FIELD.exec(lines.at(-1) ?? '');
    if (found === null) break;
    fields.set(found[1] ?? '', found[2] ?? '');
    lines.pop();
  }
  const kind = KINDS[fields.get('type_') ?? ''];
  const id = fields.get('id');
  if (kind === undefined || id === undefined) return undefined;
  const [title = '', ...rest] = lines;
  return { kind, id, title: title.trim(), body: rest.join('\n').replace(/^\n/, '').replace(/\n$/, ''), fields };
}

/** A time that an item names, in milliseconds since 1970; the person's own where there is one. */
export function joplinTimeOf({ fields }: JoplinItem, name: 'created_time' | 'updated_time'): number | undefined {
  const ms = Date.parse(fields.get(`user_${name}`) || fields.get(name) || '');
  return Number.isNaN(ms) ? undefined : ms;
}
