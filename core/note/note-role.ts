import type * as Y from 'yjs';
import { metaOf } from './note.ts';

/** Whether notes are made from a note: `daily` is the template that notes of a day begin as. */
export type TemplateUse = 'none' | 'template' | 'daily';

/** What a note is besides a note, by its fields `day` and `template`. */
export interface NoteRole {
  /** The day that it is the daily note of, `2026-11-24`; empty when of none. */
  readonly day: string;
  readonly template: TemplateUse;
}

/** A note and nothing else. */
export const NO_ROLE: NoteRole = { day: '', template: 'none' };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a note is besides a note. Whatever else somebody wrote into the fields means nothing. */
export function roleOf(doc: Y.Doc): NoteRole {
  const [day, template] = [metaOf(doc).get('day'), metaOf(doc).get('template')];
  return {
    day: typeof day === 'string' && DAY.test(day) ? day : '',
    template: template === 'daily' ? 'daily' : template === true ? 'template' : 'none',
  };
}

/** Makes a template of a note, or an ordinary note of a template. Run in a transaction. */
export function useAsTemplate(doc: Y.Doc, use: TemplateUse): void {
  if (roleOf(doc).template === use) return;
  if (use === 'none') metaOf(doc).delete('template');
  else metaOf(doc).set('template', use === 'daily' ? 'daily' : true);
}
