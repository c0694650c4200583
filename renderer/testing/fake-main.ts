import * as v from 'valibot';
import * as Y from 'yjs';
import type { Bridge } from '../../core/contract/bridge.ts';
import type { CommandName } from '../../core/contract/commands.ts';
import type { CrashReport } from '../../core/contract/crash-commands.ts';
import type { AppError } from '../../core/contract/errors.ts';
import type { ExportOutcome } from '../../core/contract/export-commands.ts';
import type { EventName, EventPayload } from '../../core/contract/events.ts';
import type { Handlers } from '../../core/contract/handlers.ts';
import { type ClientId, clientId, type NotebookId, type NoteId, noteId, workspaceId } from '../../core/contract/ids.ts';
import type { LaunchRequest } from '../../core/contract/launch-commands.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import type { NoteText } from '../../core/contract/text-commands.ts';
import type { UpdateState } from '../../core/contract/update-commands.ts';
import type { Finding } from '../../core/server-check/finding.ts';
import { dayOf } from '../../core/note/day.ts';
import { addTag, moveToNotebook } from '../../core/note/organisation.ts';
import { roleOf } from '../../core/note/note-role.ts';
import { summaryOf } from '../../core/note/summary.ts';
import { isTrashed, markTrashed, unmarkTrashed } from '../../core/note/trash.ts';
import type { SystemSettings } from '../../core/contract/settings-commands.ts';
import { defaultDeviceSettings } from '../../core/settings/device-settings.ts';
import type { SpellingState } from '../../core/contract/spelling-values.ts';
import { fakeExports } from './fake-exports.ts';
import { fakeSettings } from './fake-settings.ts';
import { fakeSpelling } from './fake-spelling.ts';
import { type FakeNote, rowOf } from './fake-row.ts';
import { fakeServer } from './fake-server.ts';
import { fakeUpdates } from './fake-updates.ts';
import { fakeCrashes } from './fake-crashes.ts';
import { FakeDiscussion } from './fake-discussion.ts';
import { FakeMember } from './fake-member.ts';
import { FakePresence } from './fake-presence.ts';
import { FakeNotebooks } from './fake-notebooks.ts';
import { fakeReferences } from './fake-references.ts';
import { FakeTasks } from './fake-tasks.ts';
import type { SyncStatus, WorkspaceInfo } from '../../core/contract/values.ts';
import { FakeImports } from './fake-imports.ts';
import { FakeAttachments } from './fake-attachments.ts';
import { FakeWindows } from './fake-windows.ts';
import { FakeSharing } from './fake-sharing.ts';
import { FakeVersions } from './fake-versions.ts';
import { FakeMirror } from './fake-mirror.ts';

/** The time of the newest note of a fake main: noon on a fixed day. */
export const FAKE_NOW_MS = new Date(2026, 2, 12, 12, 0).getTime();

/** One command that a window asked, for assertions. */
export interface AskedCommand {
  readonly name: CommandName;
  readonly input: unknown;
}

type Listener = (payload: unknown) => void;
interface FakeWindow {
  readonly listeners: Map<EventName, Set<Listener>>;
  readonly open: Map<NoteId, ClientId>;
}

/** The n-th note id of a fake main. */
export const fakeNoteId = (n: number): NoteId => v.parse(noteId, n.toString(32).padStart(20, '0'));

/**
 * Main as the contract describes it, over real Yjs documents in memory: several windows, edits accepted under handed-out
 * client ids only, and failures on demand. Answers come in a later microtask, as over the bridge.
 */
export class FakeMain {
  readonly asked: AskedCommand[] = [];
  readonly attachments = new FakeAttachments((name, payload) => this.tell(name, payload));
  readonly notes = new Map<NoteId, FakeNote>();
  readonly #tasks = new FakeTasks({
    notes: () => [...this.notes].flatMap(([id, { doc }]) => (isTrashed(doc) ? [] : [[id, doc] as const])),
    edit: (id, edit) => {
      this.editRemotely(id, edit);
      this.#tellList();
    },
    create: (title, body) => this.addNote(title, body, FAKE_NOW_MS + this.#nextId),
    within: (notebook) => this.notebooks.within(notebook),
    day: dayOf(FAKE_NOW_MS),
  });
  readonly presence = new FakePresence((people) => this.tell('presence.changed', { people }));
  readonly windows = new FakeWindows();
  readonly #windows = new Set<FakeWindow>();
  readonly #failures = new Map<CommandName, AppError>();
  #nextId = 1;
  #held: { readonly name: CommandName | undefined; readonly releases: (() => void)[] } | undefined;
  openNote: NoteId | undefined;
  /** Who writes in the workspace. */
  members: readonly string[] = [];
  readonly member = new FakeMember({
    listChanged: () => this.#tellList(),
    searchesChanged: () => this.tell('searches.changed', {}),
  });
  readonly discussion = new FakeDiscussion(FAKE_NOW_MS, (doc) => this.tell('discussion.changed', { doc }));
  readonly notebooks = new FakeNotebooks({
    docs: () => new Map([...this.notes].map(([id, { doc }]) => [id, doc])),
    change: (id, change) => {
      if (!this.notes.has(id)) return false;
      this.editRemotely(id, change);
      this.#tellList();
      return true;
    },
    tell: () => this.tell('notebooks.changed', {}),
    merge: (ids) => {
      const id = this.addNote('Merged', ids.map((each) => this.textOf(each, 'body')).join('\n\n'));
      for (const each of ids) this.#setTrashed(each, true);
      return succeed({ id });
    },
  });
  readonly imports = new FakeImports((name, payload) => this.tell(name, payload));
  isSafeMode = false;
  /** Words that every search says it looked for in place of others. */
  instead: readonly string[] = [];
  /** How far every list says that it is in being made anew. */
  rebuilding: { readonly done: number; readonly total: number } | undefined;
  /** What `launch.take` gives out, once. */
  launchRequests: LaunchRequest[] = [];
  /** Answers `files.add`; replace it to add something. */
  addFiles: Handlers['files.add'] = () => Promise.resolve(fail({ code: 'files-expired' }));
  /** The crash reports on this computer, newest first. */
  readonly crashReports: CrashReport[] = [];
  endedUnexpectedly = false;
  /** What becomes of exports; undefined: they are saved. */
  exported: ExportOutcome | undefined;
  /** Answers `exports.start`; replace it to play another course. */
  exportMany: Handlers['exports.start'] = () =>
    Promise.resolve(succeed({ outcome: 'saved', name: 'Personal', notes: this.notes.size, missing: 0 }));
  readonly sharing = new FakeSharing(() => this.workspace);
  readonly versions = new FakeVersions({
    tell: (note) => this.tell('versions.changed', { note }),
    create: (title, body) => this.addNote(title, body, FAKE_NOW_MS + this.#nextId),
  });
  readonly mirror = new FakeMirror((state) => this.tell('mirror.changed', state));
  status: SyncStatus = { phase: { state: 'local' }, waiting: 0, parked: 0, refused: 0 };
  updates: UpdateState = { state: 'off', reason: 'not-set-up' };
  workspace: WorkspaceInfo = { id: v.parse(workspaceId, '0'.repeat(20)), name: 'Personal' };
  settings: SystemSettings = {
    settings: defaultDeviceSettings,
    abilities: { startAtLogin: 'possible', tray: 'possible', captureShortcut: 'possible' },
    language: 'en',
    needsRestart: false,
  };
  /** Spelling is off until a test says otherwise; `misspelled` is refused by every language. */
  spelling: SpellingState = { checker: 'dictionaries', isOn: false, dictionaries: [], languages: [], words: [] };
  misspelled: Readonly<Record<string, readonly string[]>> = {};
  /** What `notes.text` answers of every note, when the list is behind. */
  listedText: NoteText | undefined;
  /** Answers the menu over a mistake. */
  chooseSpelling: Handlers['spelling.menu'] = () => Promise.resolve(succeed({ kind: 'nothing' }));
  /** Answers `paste.toMarkdown`; replace it to convert something. */
  convertPaste: Handlers['paste.toMarkdown'] = () => Promise.resolve(succeed({ kind: 'plain' }));
  /** Answers `diagrams.draw`. */
  drawDiagram: Handlers['diagrams.draw'] = () => Promise.resolve(fail({ code: 'diagram-unavailable' }));
  /** What a check of a server finds. */
  findings: Finding[] = [];
  /** Answers `workspace.connect`; replace it to play another server. */
  connect: Handlers['workspace.connect'] = () => Promise.resolve(fail({ code: 'server-unreachable' }));

  /** Adds a note without telling anyone. The first one added is the newest. */
  addNote(title: string, body = '', editedMs = FAKE_NOW_MS - this.notes.size * 3_600_000): NoteId {
    const id = fakeNoteId(this.#nextId++);
    const doc = new Y.Doc();
    doc.getText('title').insert(0, title);
    doc.getText('body').insert(0, body);
    this.notes.set(id, { doc, editedMs });
    return id;
  }

  /** What main holds of a text. */
  textOf(id: NoteId, field: 'title' | 'body'): string {
    return this.notes.get(id)?.doc.getText(field).toString() ?? '';
  }

  /** Every call of `name` fails with `error` until it is set to undefined. */
  failing(name: CommandName, error: AppError | undefined): void {
    if (error === undefined) this.#failures.delete(name);
    else this.#failures.set(name, error);
  }

  /** Keeps answers back, all or those to one command, until the returned function is called. */
  hold(name?: CommandName): () => void {
    const releases: (() => void)[] = [];
    this.#held = { name, releases };
    return () => {
      this.#held = undefined;
      for (const release of releases) release();
    };
  }

  /** Edits as another device would: every window that has the note open is told. */
  editRemotely(id: NoteId, edit: (doc: Y.Doc) => void): void {
    const doc = this.notes.get(id)?.doc;
    if (doc === undefined) return;
    const before = Y.encodeStateVector(doc);
    doc.transact(() => edit(doc));
    this.#tellOpen(id, Y.encodeStateAsUpdate(doc, before));
  }

  /** Voids the client ids of a note in every window. */
  withdraw(id: NoteId, isTold: boolean): void {
    for (const window of this.#windows) window.open.delete(id);
    if (isTold) this.tell('notes.reopenNeeded', { id });
  }

  /** Tells every window something. */
  tell<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const window of this.#windows) tellWindow(window, name, payload);
  }

  /** The bridge of a new window. */
  createWindow(): Bridge {
    const window: FakeWindow = { listeners: new Map(), open: new Map() };
    this.#windows.add(window);
    const handlers = this.#handlers(window);
    return {
      invoke: async (name, input) => {
        this.asked.push({ name, input });
        await Promise.resolve();
        const failure = this.#failures.get(name);
        const answer = failure === undefined ? await handlers[name](input, 0) : fail(failure);
        const held = this.#held;
        if (held !== undefined && (held.name ?? name) === name)
          await new Promise<void>((resolve) => held.releases.push(resolve));
        return answer;
      },
      subscribe: (name, listener) => {
        const listeners = window.listeners.get(name) ?? new Set();
        window.listeners.set(name, listeners.add(listener as Listener));
        return () => listeners.delete(listener as Listener);
      },
    };
  }

  #handlers(window: FakeWindow): Handlers {
    return {
      'app.start': async () =>
        succeed({
          version: '0.0.0',
          workspace: this.workspace,
          status: this.status,
          ...(this.openNote && { openNote: this.openNote }),
          isSafeMode: this.isSafeMode,
        }),
      'notes.list': async (query) => succeed(this.#list(query)),
      'notes.create': async (place) => this.#create(place),
      'notes.text': async ({ id }) => succeed(this.listedText ?? this.#text(id)),
      'notes.open': async ({ id }) => this.#open(window, id),
      'notes.edit': async (edit) => this.#edit(window, edit),
      'notes.close': async ({ id }) => {
        window.open.delete(id);
        return succeed(undefined);
      },
      'notes.trash': async ({ id }) => this.#setTrashed(id, true),
      'notes.restore': async ({ id }) => this.#setTrashed(id, false),
      'notes.erase': async ({ id }) => this.#erase(id),
      ...fakeCrashes(this),
      ...fakeExports(this),
      ...this.presence.handlers(),
      ...this.mirror.handlers(),
      ...this.sharing.handlers(),
      ...this.versions.handlers(),
      ...fakeServer(this),
      'launch.take': async () => succeed(this.launchRequests.splice(0)),
      'files.add': (input, id) => this.addFiles(input, id),
      'files.addTexts': async ({ files }) => {
        const ids = files.map(({ name, text }) => this.addNote(name.replace(/\.\w+$/, ''), text));
        this.#tellList();
        return succeed({ ids, skipped: [] });
      },
      'links.open': async () => succeed('opened'),
      'clipboard.writeText': async () => succeed(undefined),
      ...this.imports.handlers,
      'paste.toMarkdown': (input, id) => this.convertPaste(input, id),
      'diagrams.draw': (input, id) => this.drawDiagram(input, id),
      ...fakeSettings(this),
      ...fakeUpdates(this),
      ...this.#tasks.handlers(),
      ...this.windows.handlers,
      ...this.attachments.handlers(),
      ...fakeSpelling(this),
      ...this.member.handlers(),
      ...this.discussion.handlers(),
      ...this.notebooks.handlers(),
      'trash.empty': async () => {
        const ids = [...this.notes.keys()].filter((id) => this.#erase(id).ok);
        return succeed({ notes: ids.length });
      },
      ...fakeReferences({
        notes: () =>
          [...this.notes]
            .map(([id, { doc, editedMs }]) => ({ id, editedMs, ...summaryOf(doc) }))
            .filter(({ isTrashed }) => !isTrashed)
            .sort((a, b) => b.editedMs - a.editedMs),
        create: (title) => {
          const id = this.addNote(title, '', FAKE_NOW_MS + this.#nextId);
          this.#tellList();
          return id;
        },
        members: () => this.members,
      }),
    };
  }

  #list({ view, query, offset, limit, notebook }: Parameters<Handlers['notes.list']>[0]) {
    const words = query.toLowerCase().split(/\s+/);
    const within: (NotebookId | undefined)[] = notebook === undefined ? [] : this.notebooks.within(notebook);
    const rows = [...this.notes]
      .filter(([, { doc }]) => !summaryOf(doc).isBlank && (view === 'trash' || roleOf(doc).template === 'none'))
      .map(([id, note]) => ({
        ...rowOf(id, note),
        isUnread: this.member.unread.has(id),
        unreadMessages: this.discussion.unread(id),
      }))
      .filter((row) => row.isTrashed === (view === 'trash'))
      .filter((row) => notebook === undefined || within.includes(row.notebook))
      .filter((row) => words.every((word) => `${row.title} ${row.excerpt}`.toLowerCase().includes(word)))
      .sort((a, b) => b.editedMs - a.editedMs);
    return {
      total: rows.length,
      rows: rows.slice(offset, offset + limit),
      instead: [...this.instead],
      ...(this.rebuilding && { rebuilding: this.rebuilding }),
    };
  }

  #create({ notebook, tags = [] }: Parameters<Handlers['notes.create']>[0] = {}): Result<{ id: NoteId }> {
    const id = this.addNote('', '', FAKE_NOW_MS + this.#nextId);
    this.editRemotely(id, (doc) => {
      if (notebook !== undefined) moveToNotebook(doc, notebook);
      for (const tag of tags) addTag(doc, tag);
    });
    this.#tellList();
    return succeed({ id });
  }

  #text(id: NoteId): NoteText | undefined {
    const note = this.notes.get(id);
    if (note === undefined) return undefined;
    const { isTrashed } = summaryOf(note.doc);
    return { title: this.textOf(id, 'title'), body: this.textOf(id, 'body'), isTrashed };
  }

  #open(window: FakeWindow, id: NoteId) {
    const note = this.notes.get(id);
    if (note === undefined) return fail({ code: 'note-not-found' });
    const client = v.parse(clientId, 1_000_000 + this.#nextId++);
    window.open.set(id, client);
    return succeed({ id, clientId: client, state: new Uint8Array(Y.encodeStateAsUpdate(note.doc)) });
  }

  #edit(
    window: FakeWindow,
    { id, clientId: client, update }: Parameters<Handlers['notes.edit']>[0],
  ): Result<undefined> {
    const note = this.notes.get(id);
    if (note === undefined) return fail({ code: 'note-not-found' });
    if (window.open.get(id) !== client) return fail({ code: 'note-reopen' });
    Y.applyUpdate(note.doc, update);
    note.editedMs = FAKE_NOW_MS + this.#nextId++;
    this.#tellOpen(id, update, window);
    this.#tellList();
    return succeed(undefined);
  }

  #setTrashed(id: NoteId, isTrashed: boolean): Result<undefined> {
    if (!this.notes.has(id)) return fail({ code: 'note-not-found' });
    this.editRemotely(id, (doc) => (isTrashed ? markTrashed(doc, FAKE_NOW_MS) : unmarkTrashed(doc)));
    this.#tellList();
    return succeed(undefined);
  }

  #erase(id: NoteId): Result<undefined> {
    const note = this.notes.get(id);
    if (note === undefined) return fail({ code: 'note-not-found' });
    if (!summaryOf(note.doc).isTrashed) return fail({ code: 'note-not-trashed' });
    this.notes.delete(id);
    for (const window of this.#windows) if (window.open.delete(id)) tellWindow(window, 'notes.erased', { id });
    this.#tellList();
    return succeed(undefined);
  }

  #tellOpen(id: NoteId, update: Uint8Array, except?: FakeWindow): void {
    for (const window of this.#windows) {
      if (window !== except && window.open.has(id))
        tellWindow(window, 'notes.edited', { id, update: new Uint8Array(update) });
    }
  }

  #tellList(): void {
    this.tell('notes.listChanged', { total: this.#list({ view: 'all', query: '', offset: 0, limit: 0 }).total });
  }
}

function tellWindow<N extends EventName>(window: FakeWindow, name: N, payload: EventPayload<N>): void {
  for (const listener of window.listeners.get(name) ?? []) listener(payload);
}
