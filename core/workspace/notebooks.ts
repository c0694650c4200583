import type * as Y from 'yjs';
import type { NotebookId } from '../contract/ids.ts';
import { metaOf } from '../note/note.ts';
import { derivedId } from './derived-id.ts';

/** A notebook as people see it. */
export interface Notebook {
  readonly id: NotebookId;
  /** One line, never empty, without `/`. */
  readonly name: string;
  /** The notebook that it lies in; absent at the top. */
  readonly parent?: NotebookId | undefined;
}

/** Longer names are cut. UTF-16 units. */
const MAX_NAME_UNITS = 120;
const FIELD = /^notebook\.([0-9a-v]{20})\.(name|parent|gone)$/;

/** What the workspace's document says of one notebook, as it stands there. */
interface Entry {
  name?: string;
  parent?: NotebookId;
  isGone?: boolean;
}

/**
 * The notebooks of a workspace, by name. One that somebody removed is there again while `used` names it: a note that
 * somebody else put into it meanwhile keeps it. Of notebooks that two people put into each other, the one with the smallest
 * id comes to the top; so does one whose parent is not known.
 */
export function notebooksIn(ws: Y.Doc, used: ReadonlySet<string> = new Set()): Notebook[] {
  const entries = entriesIn(ws);
  const isShown = new Set<NotebookId>();
  for (const [id, { isGone }] of entries) {
    if (isGone && !used.has(id)) continue;
    // Whatever a shown one lies in is shown with it.
    for (const each of lineOf(entries, id)) isShown.add(each);
  }
  const shown = [...isShown].map((id): Notebook => {
    const parent = parentOf(entries, id);
    return { id, name: entries.get(id)?.name ?? '', ...(parent === undefined ? {} : { parent }) };
  });
  return shown.sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** A name as it can be: one line without `/`, cut to length; empty when nothing is left of it. */
export const notebookNameOf = (text: string): string =>
  text
    .replace(/[/\s]+/g, ' ')
    .trim()
    .slice(0, MAX_NAME_UNITS)
    .trim();

/**
 * Makes a notebook and answers its id; where one of that name lies already, in whatever case, answers that one. The id is
 * derived from the place: two people who make the same notebook while they are apart have made one. Run in a transaction.
 */
export function addNotebook(ws: Y.Doc, name: string, parent: NotebookId | undefined): NotebookId {
  const entries = entriesIn(ws);
  const key = keyOf(name);
  for (const [id, entry] of entries)
    if (!entry.isGone && keyOf(entry.name ?? '') === key && parentOf(entries, id) === parent) return id;
  for (let attempt = 0; ; attempt += 1) {
    const id = derivedId(`notebook\n${parent ?? ''}/${key}/${attempt}`) as NotebookId;
    const known = entries.get(id);
    // One that was renamed or moved away keeps its id.
    if (known && !(known.isGone && keyOf(known.name ?? '') === key)) continue;
    writeFields(ws, id, { name, parent, gone: undefined });
    return id;
  }
}

/** The notebook at a path of names, made with all it lies in where it is missing; undefined for an empty path. Run in a transaction. */
export function notebookAt(ws: Y.Doc, names: readonly string[]): NotebookId | undefined {
  let at: NotebookId | undefined;
  for (const name of names.map(notebookNameOf)) if (name !== '') at = addNotebook(ws, name, at);
  return at;
}

/** Gives a notebook another name. Run in a transaction. */
export function renameNotebook(ws: Y.Doc, id: NotebookId, name: string): void {
  writeFields(ws, id, { name });
}

/** Puts a notebook into another one, or to the top. False, and nothing happens, when that would put it into itself. Run in a transaction. */
export function moveNotebook(ws: Y.Doc, id: NotebookId, parent: NotebookId | undefined): boolean {
  const entries = entriesIn(ws);
  if (parent !== undefined && lineOf(entries, parent).includes(id)) return false;
  writeFields(ws, id, { parent });
  return true;
}

/** Takes notebooks, but not their notes, away or brings them back. Run in a transaction. */
export function setNotebooksGone(ws: Y.Doc, ids: readonly NotebookId[], isGone: boolean): void {
  for (const id of ids) writeFields(ws, id, { gone: isGone ? true : undefined });
}

/** What a workspace's document says of its notebooks, to be said in another one. */
export const notebookFieldsOf = (ws: Y.Doc): [string, unknown][] =>
  [...metaOf(ws).entries()].filter(([field]) => FIELD.test(field));

/** Says it in another workspace's document, where that says nothing of the notebook yet. Run in a transaction. */
export function fillNotebooks(ws: Y.Doc, fields: readonly [string, unknown][]): void {
  const known = entriesIn(ws);
  for (const [field, value] of fields)
    if (!known.has(FIELD.exec(field)?.[1] as NotebookId)) metaOf(ws).set(field, value);
}

/** A notebook and all that lie in it, however deep. */
export function withinNotebook(notebooks: readonly Notebook[], id: NotebookId): NotebookId[] {
  const found = [id];
  for (const outer of found) for (const { id: inner, parent } of notebooks) if (parent === outer) found.push(inner);
  return found;
}

/**
 * The notebooks that are meant by a name or a path, in whatever case, with all that lie in them: those of just that name, else
 * those that begin so.
 */
export function namedNotebooks(notebooks: readonly Notebook[], name: string): NotebookId[] {
  const key = `/${keyOf(name.split('/').map(notebookNameOf).join('/'))}`;
  const paths = notebooks.map(({ id }) => ({ id, path: `/${keyOf(notebookPath(notebooks, id).join('/'))}` }));
  const exact = paths.filter(({ path }) => path.endsWith(key));
  const meant = exact.length > 0 ? exact : paths.filter(({ path }) => path.includes(key));
  return [...new Set(meant.flatMap(({ id }) => withinNotebook(notebooks, id)))];
}

/** The names from the top to a notebook; empty when there is none of that id. */
export function notebookPath(notebooks: readonly Notebook[], id: NotebookId | undefined): string[] {
  const byId = new Map(notebooks.map((notebook) => [notebook.id, notebook]));
  const names: string[] = [];
  for (let at = id && byId.get(id); at; at = at.parent && byId.get(at.parent)) names.unshift(at.name);
  return names;
}

function entriesIn(ws: Y.Doc): Map<NotebookId, Entry> {
  const entries = new Map<NotebookId, Entry>();
  for (const [field, value] of metaOf(ws).entries()) {
    const [, id, part] = FIELD.exec(field) ?? [];
    if (id === undefined) continue;
    const entry = entries.get(id as NotebookId) ?? {};
    if (part === 'name' && typeof value === 'string') entry.name = notebookNameOf(value);
    if (part === 'parent' && typeof value === 'string') entry.parent = value as NotebookId;
    if (part === 'gone') entry.isGone = value === true;
    entries.set(id as NotebookId, entry);
  }
  for (const [id, { name }] of entries) if (!name) entries.delete(id);
  return entries;
}

function parentOf(entries: ReadonlyMap<NotebookId, Entry>, id: NotebookId): NotebookId | undefined {
  const parent = entries.get(id)?.parent;
  if (parent === undefined || !entries.has(parent)) return undefined;
  const ring = ringOf(entries, id);
  return ring.length > 0 && ring.toSorted()[0] === id ? undefined : parent;
}

/** The notebooks that lie in each other in a ring with this one; none when it is in no ring. */
function ringOf(entries: ReadonlyMap<NotebookId, Entry>, id: NotebookId): NotebookId[] {
  const seen: NotebookId[] = [];
  for (let at: NotebookId | undefined = id; at !== undefined && entries.has(at); at = entries.get(at)?.parent) {
    if (at === id && seen.length > 0) return seen;
    if (seen.includes(at)) return [];
    seen.push(at);
  }
  return [];
}

/** A notebook, what it lies in, and so on to the top. */
function lineOf(entries: ReadonlyMap<NotebookId, Entry>, id: NotebookId): NotebookId[] {
  const line: NotebookId[] = [];
  for (let at: NotebookId | undefined = id; at !== undefined && entries.has(at); at = parentOf(entries, at))
    line.push(at);
  return line;
}

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

function writeFields(ws: Y.Doc, id: NotebookId, fields: Readonly<Record<string, string | boolean | undefined>>): void {
  const meta = metaOf(ws);
  for (const [part, value] of Object.entries(fields)) {
    const field = `notebook.${id}.${part}`;
    if (value === undefined) meta.delete(field);
    else if (meta.get(field) !== value) meta.set(field, value);
  }
}
