import type { NoteContent } from './note.ts';

/** Files that can become notes, by the end of their name. */
const TEXT_FILE = /\.(?:md|markdown|txt)$/i;

/** How much is taken at once: enough for the notes of a life, and an end to a folder that has none. */
export const FILE_LIMITS = { files: 10_000, fileBytes: 1024 * 1024, depth: 20, entries: 100_000 } as const;

/** A title is a line to recognise a note by. Characters. */
const MAX_TITLE_LENGTH = 200;

/** How much of a first line is looked at. UTF-16 units. */
const MAX_HEADING_LENGTH = 1000;

/** Why a file did not become a note. */
export type FileProblem = 'too-large' | 'not-text' | 'unreadable' | 'not-saved';

/** A text file as it was read. */
export interface TextFile {
  /** Without folders. */
  readonly name: string;
  readonly text: string;
  /** When it was made, as far as the disk knows; wall clock, milliseconds since 1970. */
  readonly createdMs?: number | undefined;
}

/** Whether a file is Markdown or plain text, going by its name. */
export const isTextFile = (name: string): boolean => TEXT_FILE.test(name) && !isHidden(name);

/** Whether people do not see a file or folder where they keep their files. */
export const isHidden = (name: string): boolean => name.startsWith('.');

/**
 * The note that a file becomes. Its text stays as it is, the heading included, but for the mark of its encoding and the ends
 * of its lines, which are line feeds in a note. Its title is the heading it starts with, else its name.
 */
export function noteOfFile({ name, text, createdMs }: TextFile, nowMs: number): NoteContent {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const isPlausible = createdMs !== undefined && createdMs > 0 && createdMs <= nowMs;
  const created = isPlausible ? Math.trunc(createdMs) : nowMs;
  return { title: headingOf(body) ?? titleOfName(name), body, meta: new Map([['created', created]]) };
}

/** The text of a first-level heading that comes before everything else. */
function headingOf(body: string): string | undefined {
  const first = body.search(/\S/);
  if (first < 0) return undefined;
  const start = body.lastIndexOf('\n', first) + 1;
  const line = body.slice(start, start + MAX_HEADING_LENGTH).split('\n', 1)[0] ?? '';
  const heading = /^ {0,3}#[ \t]+(.+)$/.exec(line)?.[1];
  return heading === undefined ? undefined : lineOf(heading.replace(/[ \t]#+[ \t]*$/, ''));
}

const titleOfName = (name: string): string => lineOf(name.replace(TEXT_FILE, '')) ?? '';

/** One line without control characters, not too long; undefined when nothing is left. */
function lineOf(text: string): string | undefined {
  const line = text.replace(/\p{Cc}+/gu, ' ').trim();
  return line === '' ? undefined : Array.from(line).slice(0, MAX_TITLE_LENGTH).join('');
}
