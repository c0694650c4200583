import type { NoteContent } from './note.ts';
import { organisationFields, type NoteOrganisation } from './organisation.ts';

/** A note that goes into a merged one. */
export interface MergedPart {
  readonly title: string;
  readonly body: string;
  readonly organisation: NoteOrganisation;
}

/**
 * One note of several, in their order: named after the first, each with its title as a heading, with the tags of all, in the
 * notebook of the first that is in one, as old as the oldest.
 */
export function mergedNote(parts: readonly MergedPart[]): NoteContent {
  const [first] = parts;
  const texts = parts.map(({ title, body }, at) => {
    const heading = title === '' || at === 0 ? [] : [`# ${title}`];
    return [...heading, body.trim()].filter((text) => text !== '').join('\n\n');
  });
  const notebook = parts.find(({ organisation }) => organisation.notebook !== undefined)?.organisation.notebook;
  const made = parts.map(({ organisation }) => organisation.createdMs).filter((atMs) => atMs > 0);
  const meta = organisationFields({
    tags: parts.flatMap(({ organisation }) => organisation.tags),
    isPinned: parts.some(({ organisation }) => organisation.isPinned),
    createdMs: made.length > 0 ? Math.min(...made) : 0,
    ...(notebook === undefined ? {} : { notebook }),
  });
  const body = texts.filter((text) => text !== '').join('\n\n');
  return { title: first?.title ?? '', body: body === '' ? '' : `${body}\n`, meta };
}
