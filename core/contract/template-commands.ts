import * as v from 'valibot';
import { noteId } from './ids.ts';

const oneNote = v.strictObject({ id: noteId });

/** A note that others are made from. `isDaily`: notes of a day begin as it; at most one is. */
export const templateRow = v.strictObject({ id: noteId, title: v.string(), excerpt: v.string(), isDaily: v.boolean() });
export type TemplateRow = v.InferOutput<typeof templateRow>;

/** Notes of a day, and notes made from others. */
export const templateCommands = {
  /** The note of today, made from the daily template, or empty, where there is none. */
  'days.begin': { input: v.undefined(), output: oneNote, maxBytes: 0 },
  /** The templates of the workspace by title, at most 200. */
  'templates.list': { input: v.undefined(), output: v.array(templateRow), maxBytes: 0 },
  /** Makes a template of a note, or an ordinary note of a template. Of a second daily template the first becomes an ordinary one. */
  'templates.mark': {
    input: v.strictObject({ id: noteId, use: v.picklist(['none', 'template', 'daily']) }),
    output: v.undefined(),
    maxBytes: 256,
  },
  /** Makes a note as a template says, its placeholders filled in. */
  'templates.createNote': { input: oneNote, output: oneNote, maxBytes: 256 },
} as const;
