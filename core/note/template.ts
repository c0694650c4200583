import type { NoteContent } from './note.ts';

/** What the placeholders of a template stand for. */
export interface TemplateValues {
  /** The day as it is written behind `@`: `2026-11-24`. */
  readonly date: string;
  /** `09:05`. */
  readonly time: string;
  /** The account of who makes the note, or `me` where nobody else is. */
  readonly me: string;
}

const PLACEHOLDER = /\{\{[ \t]*(date|time|title|me)[ \t]*\}\}/gi;
/** What belongs to the template and not to what is made from it. */
const OWN_FIELDS = new Set(['created', 'day', 'pinned', 'template']);

/**
 * The content of a note that is made from a template: `{{date}}`, `{{time}}`, `{{title}}` and `{{me}}` filled in, in one
 * pass, so that what is filled in is never read again. Without a title of its own the note takes the template's. Other
 * fields, the notebook and tags, are the template's, but for the time it was made.
 */
export function noteFrom(template: NoteContent, values: TemplateValues, title?: string): NoteContent {
  const named = title ?? filled(template.title, { ...values, title: '' }).trim();
  const meta = new Map([...template.meta].filter(([key]) => !OWN_FIELDS.has(key)));
  return { title: named, body: filled(template.body, { ...values, title: named }), meta };
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(PLACEHOLDER, (_, name: string) => values[name.toLowerCase()] ?? '');
