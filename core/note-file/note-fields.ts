import * as v from 'valibot';
import { type NoteId, noteId } from '../contract/ids.ts';
import type { FieldValues } from './fields.ts';
import type { NoteFile, ParsedNoteFile } from './note-file.ts';

/** The field that says whose file it is: of a note, by its id, or of all that is said of a note. */
export const MARK = 'commonplace';

/** What is written of a note, by the names of its fields, in their order. */
export function fieldsOf(note: NoteFile): Readonly<Record<string, unknown>> {
  return {
    title: note.title,
    ...(isTime(note.createdMs) && { created: new Date(note.createdMs) }),
    ...(isTime(note.editedMs) && { edited: new Date(note.editedMs) }),
    ...(note.notebook !== undefined && { notebook: note.notebook }),
    ...(note.tags.length > 0 && { tags: note.tags }),
    ...(note.isPinned && { pinned: true }),
    ...(note.language !== undefined && { language: note.language }),
    ...(note.authors.length > 0 && { authors: note.authors }),
  };
}

/** The names of the fields that are written of a note. */
export const OWN_NAMES = ['title', 'created', 'edited', 'notebook', 'tags', 'pinned', 'language', 'authors', MARK];

/** How other programs call a time. */
const CREATED = ['created', 'created_at', 'createdat', 'date created', 'date-created', 'creation_date', 'date'];
const EDITED = [
  'edited',
  'updated',
  'updated_at',
  'updatedat',
  'modified',
  'date modified',
  'lastmod',
  'last_modified',
];

/** What fields say of a note, ours and those that are common elsewhere; what they do not say, or not soundly, is left out. */
export function noteOfFields(values: FieldValues): Omit<ParsedNoteFile, 'body'> {
  const first = <T>(names: readonly string[], read: (value: unknown) => T | undefined): T | undefined =>
    names.map((name) => read(values.get(name))).find((value) => value !== undefined);
  return {
    id: first(['id', MARK], idOf),
    title: first(['title'], (value) => (typeof value === 'string' ? value : undefined)),
    createdMs: first(CREATED, timeOf),
    editedMs: first(EDITED, timeOf),
    notebook: first(['notebook'], (value) => (Array.isArray(value) ? textsIn(value) : undefined)),
    tags: (first(['tags', 'tag', 'keywords'], listOf) ?? []).map((tag) => tag.replace(/^#/, '')),
    isPinned: String(values.get('pinned')) === 'true',
    language: first(['language'], (value) => (typeof value === 'string' && value !== '' ? value : undefined)),
    authors: first(['authors'], listOf) ?? [],
  };
}

function idOf(value: unknown): NoteId | undefined {
  const id = v.safeParse(noteId, value);
  return id.success ? id.output : undefined;
}

/** Times that can be written as a date. */
const isTime = (ms: number | undefined): ms is number => ms !== undefined && !Number.isNaN(new Date(ms).getTime());

/** A date, with or without a time of the day; one without a zone is the time of this computer. */
function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^[+-]?\d{4,6}-\d\d-\d\d/.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}

/** A list of texts; one text is divided at its commas, else at its spaces. */
function listOf(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return textsIn(value).filter((entry) => entry !== '');
  if (typeof value !== 'string') return undefined;
  return value
    .split(value.includes(',') ? ',' : /\s+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

const textsIn = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string');
