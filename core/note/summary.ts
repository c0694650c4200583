import type * as Y from 'yjs';
import { type NoteSource, parseNoteSource } from '../import/note-source.ts';
import { bodyOf, metaOf, titleOf } from './note.ts';
import { NO_ROLE, type NoteRole, roleOf } from './note-role.ts';
import { NO_ORGANISATION, type NoteOrganisation, organisationOf } from './organisation.ts';
import { plainTextOf } from './plain-text.ts';
import { NO_TRAITS, type NoteTraits, traitsOf } from './traits.ts';
import { isTrashed, trashedAt } from './trash.ts';

/** What lists and search know of a note: everything they need, so that they never build a document (architecture, section 7). */
export interface NoteSummary extends NoteTraits, NoteOrganisation, NoteRole {
  readonly title: string;
  /** The first words of the text, marks taken off, at most 160 characters. */
  readonly excerpt: string;
  /** The whole text, for the full-text index. */
  readonly text: string;
  readonly isTrashed: boolean;
  /** When it was put into the Trash, 0 while it is not there. Milliseconds since 1970, by the clock of who did. */
  readonly trashedMs: number;
  /** Made and never written in: not shown in any list. */
  readonly isBlank: boolean;
  /** Where it was imported from; undefined for what was written here. */
  readonly source?: NoteSource | undefined;
}

/** What lists and search know of a note that was erased for good: that it is none. */
export const ERASED_SUMMARY: NoteSummary = {
  title: '',
  excerpt: '',
  text: '',
  isTrashed: false,
  trashedMs: 0,
  isBlank: true,
  ...NO_TRAITS,
  ...NO_ROLE,
  ...NO_ORGANISATION,
};

const EXCERPT_LENGTH = 160;
/** How much of the text the excerpt is looked for in: marks and blank lines before the first words are rarely longer. */
const EXCERPT_SOURCE_LENGTH = 2000;
/** Of most texts so much is enough. */
const EXCERPT_USUAL_LENGTH = 600;
/** A character has at most two units. */
const EXCERPT_UNITS = EXCERPT_LENGTH * 2;

/** Derives the summary of a note. */
export function summaryOf(doc: Y.Doc): NoteSummary {
  const title = titleOf(doc).toString().trim();
  const text = bodyOf(doc).toString();
  const isBlank = title === '' && text.trim() === '' && metaOf(doc).size === 0;
  const source = parseNoteSource(metaOf(doc).get('source'));
  const derived = { ...traitsOf(text), ...organisationOf(doc), ...roleOf(doc), source };
  const trashed = { isTrashed: isTrashed(doc), trashedMs: trashedAt(doc) };
  return { title, excerpt: excerptOf(text), text, isBlank, ...trashed, ...derived };
}

/** The first words of a Markdown text as a reader sees them. */
export function excerptOf(text: string): string {
  const short = plainTextOf(text.slice(0, EXCERPT_USUAL_LENGTH));
  const plain = short.length < EXCERPT_UNITS ? plainTextOf(text.slice(0, EXCERPT_SOURCE_LENGTH)) : short;
  return Array.from(plain.slice(0, EXCERPT_UNITS)).slice(0, EXCERPT_LENGTH).join('').trimEnd();
}
