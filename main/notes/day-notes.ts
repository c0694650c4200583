import type * as Y from 'yjs';
import type { NoteId } from '../../core/contract/ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { TemplateRow } from '../../core/contract/template-commands.ts';
import { dayOf } from '../../core/note/day.ts';
import type { NoteContent } from '../../core/note/note.ts';
import { type TemplateUse, useAsTemplate } from '../../core/note/note-role.ts';
import { ME } from '../../core/note/task-words.ts';
import { noteFrom, type TemplateValues } from '../../core/note/template.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';

/** Notes of a day and templates, as the catalog knows them. */
export interface RoleCatalog {
  dayNote(day: string): Promise<NoteId | undefined>;
  templates(limit: number): Promise<TemplateRow[]>;
}

/** What notes of a day and templates need from outside. */
export interface DayNotesPorts {
  readonly catalog: RoleCatalog;
  readonly create: (content: NoteContent) => Promise<Result<{ id: NoteId }>>;
  readonly contentOf: (id: NoteId) => Promise<{ readonly content: NoteContent } | undefined>;
  readonly change: (id: NoteId, change: (doc: Y.Doc) => unknown) => Promise<Result<undefined>>;
  readonly account: string;
  readonly now: () => number;
}

const MAX_TEMPLATES = 200;

/** Makes notes that begin as others: those of a day, and those from templates. */
export class DayNotes {
  readonly #ports: DayNotesPorts;
  #beginning: Promise<unknown> = Promise.resolve();

  constructor(ports: DayNotesPorts) {
    this.#ports = ports;
  }

  /** The note of today, made where there is none. Who asks while one is being made gets that one. */
  begin(): Promise<Result<{ id: NoteId }>> {
    const begun = this.#beginning.then(() => this.#begin());
    this.#beginning = begun.catch(() => undefined);
    return begun;
  }

  templates(): Promise<TemplateRow[]> {
    return this.#ports.catalog.templates(MAX_TEMPLATES);
  }

  /** Makes a template of a note, or an ordinary note of a template. */
  async mark(id: NoteId, use: TemplateUse): Promise<Result<undefined>> {
    const marked = await this.#ports.change(id, (doc) => useAsTemplate(doc, use));
    if (!marked.ok || use !== 'daily') return marked;
    for (const other of await this.templates())
      if (other.isDaily && other.id !== id) await this.#ports.change(other.id, (doc) => useAsTemplate(doc, 'template'));
    return marked;
  }

  async createFrom(template: NoteId): Promise<Result<{ id: NoteId }>> {
    const found = await this.#ports.contentOf(template);
    return found ? this.#create(noteFrom(found.content, this.#values())) : fail({ code: 'note-not-found' });
  }

  async #begin(): Promise<Result<{ id: NoteId }>> {
    const values = this.#values();
    const known = await this.#ports.catalog.dayNote(values.date);
    if (known !== undefined) return succeed({ id: known });
    const template = (await this.templates()).find(({ isDaily }) => isDaily);
    const found = template && (await this.#ports.contentOf(template.id));
    const content = noteFrom(found?.content ?? { title: '', body: '', meta: new Map() }, values, values.date);
    return this.#create(content, { day: values.date });
  }

  #create(content: NoteContent, fields: Readonly<Record<string, unknown>> = {}): Promise<Result<{ id: NoteId }>> {
    const meta = new Map([...content.meta, ...Object.entries({ created: this.#ports.now(), ...fields })]);
    return this.#ports.create({ ...content, meta });
  }

  #values(): TemplateValues {
    const nowMs = this.#ports.now();
    const now = new Date(nowMs);
    const two = (part: number): string => String(part).padStart(2, '0');
    const { account } = this.#ports;
    return {
      date: dayOf(nowMs),
      time: `${two(now.getHours())}:${two(now.getMinutes())}`,
      me: account === LOCAL_ACCOUNT ? ME : account,
    };
  }
}
