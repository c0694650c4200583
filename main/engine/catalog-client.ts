import * as v from 'valibot';
import { discussionId, messageId, shownMessage } from '../../core/contract/discussion-values.ts';
import { deviceId, noteId, type NoteId } from '../../core/contract/ids.ts';
import { noteRow } from '../../core/contract/values.ts';
import { backlinkRow, tagRow, titleRow, resolvedTitle } from '../../core/contract/reference-commands.ts';
import type { BacklinkRow, ResolvedTitle, TagRow, TitleRow } from '../../core/contract/reference-commands.ts';
import { taskPlace, taskRow } from '../../core/contract/task-commands.ts';
import { templateRow } from '../../core/contract/template-commands.ts';
import { noteText } from '../../core/contract/text-commands.ts';
import { refusalReason } from '../../core/segment/envelope.ts';
import type { SourceRow } from '../catalog/catalog-sources.ts';
import type { RoleCatalog } from '../notes/day-notes.ts';
import type { TaskCatalog } from '../notes/tasks.ts';
import type { SeenCatalog } from './seen-notes.ts';
import type { SeenTalkCatalog } from './seen-talk.ts';
import type { NoteCatalog } from '../notes/ports.ts';
import type { MessageCatalog } from '../discussion/ports.ts';
import { messageBody } from '../../core/discussion/message.ts';
import type { Log } from './ports.ts';
import { RenewableWorker } from './renewable-worker.ts';

const page = v.object({ total: v.number(), rows: v.array(noteRow), instead: v.array(v.string()) });
const titles = v.array(titleRow);
const resolved = v.array(resolvedTitle);
const backlinks = v.array(backlinkRow);
const tags = v.array(tagRow);
const ids = v.array(noteId);
const taskPage = v.object({ total: v.number(), left: v.number(), done: v.number(), rows: v.array(taskRow) });
const places = v.array(taskPlace);
const templates = v.array(templateRow);
const message = v.object({
  ...{ id: messageId, doc: v.string(), lamport: v.number(), account: v.string() },
  ...{ device: deviceId, hash: v.string(), body: messageBody },
});
const stretch = v.object({
  messages: v.array(v.omit(shownMessage, ['isWaiting'])),
  ...{ hasEarlier: v.boolean(), hasLater: v.boolean(), unread: v.number() },
});
const marks = v.array(v.object({ doc: discussionId, device: deviceId, lamport: v.number() }));
const refusals = v.array(v.object({ note: v.string(), id: v.string(), rev: v.string(), reason: refusalReason }));

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

/** Which notes were imported, and from where. */
export interface NoteSources {
  sources(): Promise<SourceRow[]>;
}

/** Every note that a list shows, or the Trash: the one edited last first. */
export type ListedNotes = (which: { readonly isTrashed: boolean }) => Promise<NoteId[]>;

/** The catalog in its worker. */
export interface Catalog
  extends
    NoteCatalog,
    NoteReferences,
    NoteSources,
    SeenCatalog,
    TaskCatalog,
    RoleCatalog,
    MessageCatalog,
    SeenTalkCatalog {
  readonly listed: ListedNotes;
  /** Empties it; `reason` says why when it was found damaged. */
  renew(reason?: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the catalog of a file with the first question. One that turns out damaged, at whichever question, begins anew. */
export function createCatalog(script: URL, file: string, log: Log): Catalog {
  const worker = new RenewableWorker(script, file, log);
  return {
    position: () => worker.ask('position', undefined),
    update: (entries, step, accounts = []) => worker.ask('update', { entries, step, accounts }),
    known: (ids) => worker.ask('known', ids),
    refusals: () => worker.ask('refusals', undefined, refusals),
    textOf: (id) => worker.ask('textOf', id, v.optional(noteText)),
    erasedBefore: (timeMs) => worker.ask('erasedBefore', timeMs),
    trashedBefore: (timeMs) => worker.ask('trashedBefore', timeMs),
    list: (query) => worker.ask('list', query, page),
    listed: (which) => worker.ask('listed', which, ids),
    findTitles: (question) => worker.ask('findTitles', question, titles),
    findByLetters: (question) => worker.ask('findByLetters', question, titles),
    readTitles: (named) => worker.ask('readTitles', named, titles),
    resolveTitles: (named) => worker.ask('resolveTitles', named, resolved),
    backlinks: (question) => worker.ask('backlinks', question, backlinks),
    findTags: (question) => worker.ask('findTags', question, tags),
    async notebookCounts() {
      const counts = await worker.ask('notebookCounts', undefined);
      return new Map(counts.map(({ notebook, count }) => [notebook, count]));
    },
    notesIn: (notebooks) => worker.ask('notesIn', notebooks),
    async putSeen(seen) {
      await worker.ask('putSeen', seen);
    },
    unreadCount: (account) => worker.ask('unreadCount', account),
    tags: () => worker.ask('tags', undefined, tags),
    notesTagged: (tag) => worker.ask('notesTagged', tag, ids),
    notesLinking: (title) => worker.ask('notesLinking', title, ids),
    mentions: (question) => worker.ask('mentions', question, backlinks),
    sources: () => worker.ask('sources', undefined),
    members: () => worker.ask('members', undefined),
    tasks: (query) => worker.ask('tasks', query, taskPage),
    taskPlaces: (question) => worker.ask('taskPlaces', question, places),
    dayNote: (day) => worker.ask('dayNote', day, v.optional(noteId)),
    templates: (limit) => worker.ask('templates', limit, templates),
    async putMessages(changes) {
      await worker.ask('putMessages', changes);
    },
    knownMessages: (named) => worker.ask('knownMessages', named),
    messageOf: (id) => worker.ask('messageOf', id, v.optional(message)),
    lastLamport: (doc) => worker.ask('lastLamport', doc),
    discussion: (question) => worker.ask('discussion', question, stretch),
    discussionCounts: (question) => worker.ask('discussionCounts', question),
    unseenMessages: (question) => worker.ask('unseenMessages', question, marks),
    async putTalkSeen(seen) {
      await worker.ask('putTalkSeen', seen);
    },
    renew: (reason) => worker.renew(reason),
    onRenewed: (listener) => worker.onRenewed(listener),
    close: () => worker.close(),
  };
}
