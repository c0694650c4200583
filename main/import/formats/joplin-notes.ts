import { isJoplinItem, type JoplinItem, parseJoplinItem } from '../../../core/import/joplin-item.ts';
import { JoplinLibrary } from '../../../core/import/joplin-library.ts';
import { nameOf, stemOf } from '../../../core/import/entry-path.ts';
import { decodeText } from '../read/decode-text.ts';
import { type FoundEntries, type FoundEntry, IMPORT_LIMITS } from '../read/entries.ts';
import { ProblemError } from '../read/problem.ts';
import { readBytes } from '../read/read-bytes.ts';
import type { Found, NoteEntry } from './note-entry.ts';
import { htmlTextOf } from './html-note.ts';

/** `:/` and an id: a note or a file. */
const REFERENCE = /^:\/([0-9a-f]{32})$/;
/** HTML, as `markup_language` says. */
const HTML = '2';

interface JoplinNotes {
  readonly notes: readonly NoteEntry[];
  /** The entries that are items, whatever they say. */
  readonly items: ReadonlySet<FoundEntry>;
}

/** The notes of Joplin's own export; undefined for files that are none. */
export function joplinNotes({ entries }: FoundEntries): JoplinNotes | undefined {
  const items = entries.filter(({ path }) => isJoplinItem(path));
  const files = new Map(
    entries.filter(({ path }) => !isJoplinItem(path)).map((entry) => [stemOf(nameOf(entry.path)), entry]),
  );
  const library = new JoplinLibrary();
  const found = new Map<string, Found>();
  const noteEntries: { readonly entry: FoundEntry; readonly item: Pick<JoplinItem, 'id' | 'title'> }[] = [];
  for (const entry of items) {
    const item = itemIn(entry);
    if (item === undefined) continue;
    library.add(item);
    const file = files.get(item.id);
    if (item.kind === 'resource' && file !== undefined)
      found.set(item.id, { kind: 'file', entry: file, name: fileNameOf(item, file) });
    if (item.kind !== 'note') continue;
    found.set(item.id, { kind: 'note', id: item.id });
    noteEntries.push({ entry, item: { id: item.id, title: item.title } });
  }
  if (noteEntries.length === 0) return undefined;
  const notes = noteEntries.map(({ entry, item: { id, title } }) => ({
    id,
    name: title || entry.path,
    read: () => readNote(library, entry),
    find: (written: string, how: 'link' | 'name') =>
      how === 'link' ? found.get(REFERENCE.exec(written)?.[1] ?? '') : undefined,
  }));
  return { notes, items: new Set(items) };
}

function itemIn(entry: FoundEntry): JoplinItem | undefined {
  try {
    return parseJoplinItem(decodeText(readBytes(entry.file, IMPORT_LIMITS.textBytes)));
  } catch {
    return undefined;
  }
}

function readNote(library: JoplinLibrary, entry: FoundEntry) {
  const item = itemIn(entry);
  if (item === undefined) throw new ProblemError('unreadable');
  const note = library.noteOf(item);
  return item.fields.get('markup_language') === HTML ? { ...note, body: htmlTextOf(note.body) } : note;
}

/** What the person called the file; else what the export calls it. */
function fileNameOf({ title, fields }: JoplinItem, file: FoundEntry): string {
  const extension = fields.get('file_extension') ?? '';
  const isWhole = extension === '' || title.toLowerCase().endsWith(`.${extension.toLowerCase()}`);
  return title === '' ? nameOf(file.path) : isWhole ? title : `${title}.${extension}`;
}
