import type {
  CatalogDatabase,
  CatalogEntry,
  CatalogPosition,
  CatalogRefusal,
  CatalogStep,
  CatalogText,
} from './catalog-database.ts';
import type { SeenMarks } from './catalog-seen.ts';
import type { CatalogPage, CatalogQuery } from './note-search.ts';
import type { CatalogTemplate } from './catalog-roles.ts';
import type { CatalogTaskPlace, TaskPage, TaskQuery } from './catalog-tasks.ts';
import type { TaskQuestion } from './task-plan.ts';
import type { SourceRow } from './catalog-sources.ts';
import type { Message } from '../../core/discussion/message.ts';
import type { ChangedMessage } from './catalog-messages.ts';
import type { DiscussionPage, DiscussionQuestion, TalkSeen } from './discussion-page.ts';
import type { BacklinkRow, NotebookCount, ResolvedTitle, TagRow, TitleRow } from './catalog-references.ts';

/** Entries, with the step that they are and the accounts that wrote what led there. */
interface CatalogAddition {
  readonly entries: readonly CatalogEntry[];
  readonly step: CatalogStep | undefined;
  readonly accounts: readonly string[];
}

/** What the catalog's worker answers. */
export interface CatalogApi {
  readonly [name: string]: (input: never) => unknown;
  readonly position: (input: undefined) => CatalogPosition | undefined;
  readonly update: (input: CatalogAddition) => undefined;
  readonly known: (ids: readonly string[]) => string[];
  readonly refusals: (input: undefined) => (CatalogRefusal & { readonly note: string })[];
  readonly textOf: (id: string) => CatalogText | undefined;
  readonly erasedBefore: (timeMs: number) => string[];
  readonly listed: (which: { isTrashed: boolean }) => string[];
  readonly trashedBefore: (timeMs: number) => string[];
  readonly list: (query: CatalogQuery) => CatalogPage;
  readonly findTitles: (question: { query: string; limit: number }) => TitleRow[];
  readonly resolveTitles: (titles: readonly string[]) => ResolvedTitle[];
  readonly backlinks: (question: { id: string; limit: number }) => BacklinkRow[];
  readonly findTags: (question: { beginning: string; limit: number }) => TagRow[];
  readonly findByLetters: (question: { query: string; limit: number }) => TitleRow[];
  readonly readTitles: (ids: readonly string[]) => TitleRow[];
  readonly notebookCounts: (input: undefined) => NotebookCount[];
  readonly notesIn: (notebooks: readonly string[]) => string[];
  readonly putSeen: (seen: SeenMarks) => undefined;
  readonly unreadCount: (account: string) => number;
  readonly tags: (input: undefined) => TagRow[];
  readonly notesTagged: (tag: string) => string[];
  readonly notesLinking: (title: string) => string[];
  readonly mentions: (question: { id: string; limit: number }) => BacklinkRow[];
  readonly sources: (input: undefined) => SourceRow[];
  readonly members: (input: undefined) => string[];
  readonly tasks: (query: TaskQuery) => TaskPage;
  readonly taskPlaces: (question: TaskQuestion) => CatalogTaskPlace[];
  readonly dayNote: (day: string) => string | undefined;
  readonly templates: (limit: number) => CatalogTemplate[];
  readonly putMessages: (changes: readonly ChangedMessage[]) => undefined;
  readonly knownMessages: (ids: readonly string[]) => string[];
  readonly messageOf: (id: string) => Message | undefined;
  readonly lastLamport: (doc: string) => number;
  readonly discussion: (question: DiscussionQuestion) => DiscussionPage;
  readonly discussionCounts: (question: { doc: string; account: string }) => { unread: number; open: number };
  readonly unseenMessages: (question: { doc: string; account: string; upTo: string }) => TalkSeen[];
  readonly putTalkSeen: (marks: readonly TalkSeen[]) => undefined;
  /** Begins the catalog anew, empty. */
  readonly renew: (input: undefined) => undefined;
  readonly close: (input: undefined) => undefined;
}

/** The code of what a question fails with that found the catalog damaged: it is empty now, and has to be filled from the first change on. */
export const CATALOG_RENEWED = 'catalog-renewed';

/** Serves an open catalog by name. */
export function catalogApi(database: CatalogDatabase): Omit<CatalogApi, 'renew'> {
  return {
    position: () => database.position(),
    update: ({ entries, step, accounts }) => {
      database.update(entries, step, accounts);
      return undefined;
    },
    known: (ids) => database.known(ids),
    refusals: () => database.refusals(),
    textOf: (id) => database.textOf(id),
    erasedBefore: (timeMs) => database.erasedBefore(timeMs),
    listed: (which) => database.listed(which),
    trashedBefore: (timeMs) => database.trashedBefore(timeMs),
    list: (query) => database.list(query),
    findTitles: ({ query, limit }) => database.references.findTitles(query, limit),
    resolveTitles: (titles) => database.references.resolveTitles(titles),
    backlinks: ({ id, limit }) => database.references.backlinks(id, limit),
    findTags: ({ beginning, limit }) => database.references.findTags(beginning, limit),
    findByLetters: ({ query, limit }) => database.names.findByLetters(query, limit),
    readTitles: (ids) => database.names.readTitles(ids),
    notebookCounts: () => database.references.notebookCounts(),
    notesIn: (notebooks) => database.references.notesIn(notebooks),
    putSeen: (seen) => {
      database.seen.put(seen);
      return undefined;
    },
    unreadCount: (account) => database.seen.unreadCount(account),
    tags: () => database.references.tags(),
    notesTagged: (tag) => database.references.notesTagged(tag),
    notesLinking: (title) => database.references.notesLinking(title),
    mentions: ({ id, limit }) => database.mentions.of(id, limit),
    sources: () => database.sources.all(),
    members: () => database.references.members(),
    tasks: (query) => database.tasks.list(query),
    taskPlaces: (question) => database.tasks.places(question),
    dayNote: (day) => database.roles.dayNote(day),
    templates: (limit) => database.roles.templates(limit),
    putMessages: (changes) => {
      database.putMessages(changes);
      return undefined;
    },
    knownMessages: (ids) => database.messages.known(ids),
    messageOf: (id) => database.messages.messageOf(id),
    lastLamport: (doc) => database.messages.lastLamport(doc),
    discussion: (question) => database.discussion.page(question),
    discussionCounts: (question) => database.discussion.counts(question),
    unseenMessages: (question) => database.discussion.unseen(question),
    putTalkSeen: (marks) => {
      database.discussion.putSeen(marks);
      return undefined;
    },
    close: () => {
      database.close();
      return undefined;
    },
  };
}

/** What the worker answers that looks a catalog through: beside the one that serves it, so that nobody waits. */
export interface CatalogCheckApi {
  readonly [name: string]: (input: never) => unknown;
  /** What is wrong with the file; undefined when it is sound. */
  readonly damage: (input: undefined) => string | undefined;
}
