import * as v from 'valibot';
import { noteId, type NoteId } from '../../core/contract/ids.ts';
import { noteRow } from '../../core/contract/values.ts';
import { backlinkRow, tagRow, titleRow, resolvedTitle } from '../../core/contract/reference-commands.ts';
import type { BacklinkRow, ResolvedTitle, TagRow, TitleRow } from '../../core/contract/reference-commands.ts';
import { taskPlace, taskRow, type TaskPlace } from '../../core/contract/task-commands.ts';
import { templateRow } from '../../core/contract/template-commands.ts';
import { refusalReason } from '../../core/segment/envelope.ts';
import type { CatalogApi } from '../catalog/catalog-api.ts';
import type { RoleCatalog } from '../notes/day-notes.ts';
import type { TaskCatalog } from '../notes/tasks.ts';
import type { NoteCatalog } from '../notes/ports.ts';
import type { SeenCatalog } from './seen-notes.ts';
import { createWorkerClient } from '../worker/client.ts';

const rows = v.array(noteRow);
const titles = v.array(titleRow);
const resolved = v.array(resolvedTitle);
const backlinks = v.array(backlinkRow);
const tags = v.array(tagRow);
const ids = v.array(noteId);
const tasks = v.array(taskRow);
const places = v.array(taskPlace);
const templates = v.array(templateRow);
const refusals = v.array(v.object({ note: v.string(), id: v.string(), rev: v.string(), reason: refusalReason }));
/** A rebuild of the full-text index of a batch on a slow disk stays far below. */
const DEADLINE_MS = 30_000;
const MAX_MEMORY_MB = 512;

/** What the notes of a workspace say of each other. */
export interface NoteReferences {
  findTitles(question: { readonly query: string; readonly limit: number }): Promise<TitleRow[]>;
  resolveTitles(titles: readonly string[]): Promise<ResolvedTitle[]>;
  backlinks(question: { readonly id: string; readonly limit: number }): Promise<BacklinkRow[]>;
  findTags(question: { readonly beginning: string; readonly limit: number }): Promise<TagRow[]>;
  findByLetters(question: { readonly query: string; readonly limit: number }): Promise<TitleRow[]>;
  readTitles(ids: readonly string[]): Promise<TitleRow[]>;
  /** How many notes outside the Trash lie in each notebook that has any. */
  notebookCounts(): Promise<Map<string, number>>;
  /** The notes outside the Trash that lie in one of these notebooks. */
  notesIn(notebooks: readonly string[]): Promise<string[]>;
  /** How many notes outside the Trash others have changed since the account saw them. */
  unreadCount(account: string): Promise<number>;
  /** Every tag of notes outside the Trash, by its key. */
  tags(): Promise<TagRow[]>;
  /** The notes outside the Trash that bear a tag or one nested in it. */
  notesTagged(tag: string): Promise<NoteId[]>;
  /** The notes outside the Trash that link to a title. */
  notesLinking(title: string): Promise<NoteId[]>;
  /** The notes outside the Trash that have the title of a note as words, and no link to it. */
  mentions(question: { readonly id: string; readonly limit: number }): Promise<BacklinkRow[]>;
  /** Every account that something was stored of. */
  members(): Promise<string[]>;
}

/** The catalog in its worker. */
export function createCatalog(
  script: URL,
  file: string,
): NoteCatalog & NoteReferences & SeenCatalog & TaskCatalog & RoleCatalog & { close(): Promise<void> } {
  const worker = createWorkerClient<CatalogApi>(script, {
    deadlineMs: DEADLINE_MS,
    maxMemoryMb: MAX_MEMORY_MB,
    data: { file },
  });
  return {
    position: () => worker.ask('position', undefined),
    update: (entries, position, accounts = []) => worker.ask('update', { entries, position, accounts }),
    known: (ids) => worker.ask('known', ids),
    async refusals() {
      return v.parse(refusals, await worker.ask('refusals', undefined));
    },
    textOf: (id) => worker.ask('textOf', id),
    erasedBefore: (timeMs) => worker.ask('erasedBefore', timeMs),
    trashedBefore: (timeMs) => worker.ask('trashedBefore', timeMs),
    async list(query) {
      const page = await worker.ask('list', query);
      return { ...page, rows: v.parse(rows, page.rows) };
    },
    findTitles: async (question) => v.parse(titles, await worker.ask('findTitles', question)),
    resolveTitles: async (named) => v.parse(resolved, await worker.ask('resolveTitles', named)),
    backlinks: async (question) => v.parse(backlinks, await worker.ask('backlinks', question)),
    findTags: async (question) => v.parse(tags, await worker.ask('findTags', question)),
    findByLetters: async (question) => v.parse(titles, await worker.ask('findByLetters', question)),
    readTitles: async (ids) => v.parse(titles, await worker.ask('readTitles', ids)),
    async notebookCounts() {
      const counts = await worker.ask('notebookCounts', undefined);
      return new Map(counts.map(({ notebook, count }) => [notebook, count]));
    },
    notesIn: (notebooks) => worker.ask('notesIn', notebooks),
    async putSeen(seen) {
      await worker.ask('putSeen', seen);
    },
    unreadCount: (account) => worker.ask('unreadCount', account),
    tags: async () => v.parse(tags, await worker.ask('tags', undefined)),
    notesTagged: async (tag) => v.parse(ids, await worker.ask('notesTagged', tag)),
    notesLinking: async (title) => v.parse(ids, await worker.ask('notesLinking', title)),
    mentions: async (question) => v.parse(backlinks, await worker.ask('mentions', question)),
    members: () => worker.ask('members', undefined),
    async tasks(query) {
      const page = await worker.ask('tasks', query);
      return { ...page, rows: v.parse(tasks, page.rows) };
    },
    taskPlaces: async (question): Promise<TaskPlace[]> => v.parse(places, await worker.ask('taskPlaces', question)),
    dayNote: async (day) => v.parse(v.optional(noteId), await worker.ask('dayNote', day)),
    templates: async (limit) => v.parse(templates, await worker.ask('templates', limit)),
    async close() {
      await worker.ask('close', undefined).catch(() => undefined);
      await worker.close();
    },
  };
}
