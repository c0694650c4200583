import type { CommandOutput } from '../../core/contract/commands.ts';
import type {
  EngineAttachmentHandlers,
  EngineHandlers,
  OutgoingEvent,
  WindowId,
} from '../../core/contract/handlers.ts';
import type { NoteId, SharedDocId } from '../../core/contract/ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { OpenNote, WorkspaceInfo } from '../../core/contract/values.ts';
import { mayEdit } from '../../core/membership/role.ts';
import { messagesOf } from '../../core/messages/messages.ts';
import type { NoteContent } from '../../core/note/note.ts';
import { welcomeIn } from '../../core/note/welcome.ts';
import { ActiveSync } from './active-sync.ts';
import { attachedFiles, attachmentHandlers, type AttachmentPorts } from './attached-files.ts';
import { discussionHandlers } from './discussion-handlers.ts';
import { importStore } from './import-store.ts';
import { keepCopy } from './keep-copy.ts';
import { link, type LinkOutcome, type LinkWish } from './linking.ts';
import { memberHandlers } from './member-handlers.ts';
import { comesFromStore } from './comes-from-store.ts';
import { WORKSPACE_DOC } from './notebook-handlers.ts';
import { noteHandlers } from './note-handlers.ts';
import { orderHandlers } from './order-handlers.ts';
import { outgoingNotes } from './outgoing-notes.ts';
import { passwordFile } from './password-file.ts';
import type { Engine, EnginePorts, NoteDescription } from './ports.ts';
import { ProfileFile, type WorkspaceEntry } from './profile.ts';
import { refuseEdits } from './read-only.ts';
import { referenceHandlers } from './reference-handlers.ts';
import { sharingHandlers } from './sharing-handlers.ts';
import { serverCheckHandlers } from './server-check-handlers.ts';
import { taskHandlers } from './task-handlers.ts';
import { WriteGate } from './write-gate.ts';
import { openWorkspace, type Workspace, type WorkspaceEvents } from './workspace.ts';

/** Opens the profile's workspace and starts what it needs. Rejects when the profile or the disk cannot be used. */
export async function createEngine(ports: EnginePorts): Promise<Engine> {
  const { workspace } = messagesOf(ports.language?.() ?? 'en').welcome;
  const profile = await ProfileFile.open(ports.profileDir, ports.randomBytes, workspace);
  const engine = new ProfileEngine(ports, profile);
  await engine.start();
  return engine;
}

class ProfileEngine implements Engine {
  readonly #ports: EnginePorts;
  readonly #profile: ProfileFile;
  readonly #listeners = new Set<(event: OutgoingEvent) => void>();
  #opened: Workspace | undefined;
  readonly #sync: ActiveSync;
  #welcome: NoteId | undefined;
  #linking = false;
  readonly #gate = new WriteGate();
  #closing: Promise<void> | undefined;
  readonly #attachmentPorts: AttachmentPorts = {
    current: () => this.#workspace.attachments,
    writable: async () => {
      await this.#gate.passed;
      return this.#workspace.attachments;
    },
    onWanted: (hash) => this.#sync.wantFile(hash),
  };
  readonly handlers: EngineHandlers = refuseEdits(
    { ...this.#createHandlers(), ...attachmentHandlers(this.#attachmentPorts) },
    () => this.#isReadOnly,
  );
  readonly importStore = () => importStore(this.#workspace, () => this.#gate.passed);
  readonly attachments = attachedFiles(this.#attachmentPorts);
  readonly outgoing = () => outgoingNotes(this.#workspace);

  constructor(ports: EnginePorts, profile: ProfileFile) {
    this.#ports = ports;
    this.#profile = profile;
    this.#sync = new ActiveSync({
      engine: ports,
      profile,
      workspace: () => this.#opened,
      emit: (event) => this.#emit(event),
      background: (work, what) => this.#background(work, what),
    });
  }

  async start(): Promise<void> {
    const entry = this.#profile.activeEntry;
    this.#opened = await this.#open(entry);
    if (this.#workspace.isNew && !entry.link) {
      const made = await this.#workspace.notes.create(welcomeIn(this.#ports.language?.() ?? 'en'));
      if (made.ok) this.#welcome = made.value.id;
    }
    if (entry.link)
      this.#sync.start(this.#workspace, await passwordFile(this.#workspace.folder, this.#ports.secrets).read());
  }

  get #isSafeMode(): boolean {
    return this.#ports.isSafeMode === true;
  }

  /** Whether the member may not change notes, as far as the server has said who may do what. */
  get #isReadOnly(): boolean {
    return !mayEdit(this.#sync.role ?? 'editor');
  }

  get #workspace(): Workspace {
    if (!this.#opened) throw new Error('the engine has not started');
    return this.#opened;
  }

  subscribe(listener: (event: OutgoingEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  windowClosed(window: WindowId): void {
    const { notes, attachments } = this.#workspace;
    this.#background(notes.windowClosed(window), 'window not closed');
    this.#background(attachments.uploads.windowClosed(window), 'uploads not ended');
  }

  async addNote(content: NoteContent): Promise<Result<{ id: NoteId }>> {
    await this.#gate.passed;
    if (this.#isReadOnly) return fail({ code: 'read-only' });
    return this.#workspace.notes.create(content);
  }

  async contentOf(id: NoteId): Promise<NoteContent | undefined> {
    return (await this.#workspace.notes.contentOf(id))?.content;
  }

  async describeNote(id: NoteId): Promise<NoteDescription | undefined> {
    const note = await this.#workspace.notes.contentOf(id);
    return note && { title: note.content.title, isTrashed: note.isTrashed };
  }

  flush(): Promise<void> {
    return this.#workspace.notes.flush();
  }

  networkChanged(): void {
    this.#sync.networkChanged();
  }

  storeDamaged(cause: unknown): boolean {
    if (!comesFromStore(cause)) return false;
    this.#sync.storeFailed();
    return true;
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    await this.#sync.settle();
    // The last edits become segments while the way to the server is still open.
    await this.#workspace
      .finish()
      .catch((cause: unknown) => this.#ports.log.error('not everything written at close', cause));
    await this.#sync.close();
    await this.#workspace.close();
  }

  #createHandlers(): Omit<EngineHandlers, keyof EngineAttachmentHandlers> {
    const writableWorkspace = async () => {
      await this.#gate.passed;
      return this.#workspace;
    };
    const writable = async () => (await writableWorkspace()).notes;
    const now = (): number => this.#ports.now();
    const ports = { workspace: () => this.#workspace, writable, now };
    return {
      ...referenceHandlers(ports),
      ...serverCheckHandlers({
        now,
        fetch: (...request) => this.#ports.fetch(...request),
        isSafeMode: () => this.#isSafeMode,
        linked: () => this.#sync.current?.access(),
      }),
      ...taskHandlers({ ...ports, writable: writableWorkspace }),
      ...discussionHandlers({ ...ports, writable: writableWorkspace }),
      'app.start': async () => succeed(await this.#startState()),
      ...orderHandlers({
        ...ports,
        onProgress: (payload) => this.#emit({ name: 'rewritings.progressed', payload }),
      }),
      ...memberHandlers({ ...ports, randomBytes: (length) => this.#ports.randomBytes(length) }),
      ...this.#sharingHandlers(),
      ...noteHandlers(ports),
      'notes.open': ({ id }, window) => this.#openNote(id, window),
      'presence.set': async (moved) => this.#sync.presence.set(moved),
      'presence.list': async () => this.#sync.presence.list(),
      'sync.retry': async () => {
        this.#sync.retry();
        return succeed(undefined);
      },
      'sync.signIn': ({ password }) => this.#sync.signIn(password),
      'workspace.connect': async (input) => this.#linked(await this.#link(input)),
      'workspace.disconnect': () => this.#disconnect(),
    };
  }

  #sharingHandlers(): ReturnType<typeof sharingHandlers> {
    const workspace = (): Workspace => this.#workspace;
    const open = (entry: WorkspaceEntry): Promise<Workspace> => this.#open(entry);
    return sharingHandlers({
      ...{ engine: () => this.#ports, workspace, sync: () => this.#sync.current },
      link: (wish) => this.#link(wish),
      answerOf: (outcome) => this.#linked(outcome),
      keepCopy: (notes) =>
        keepCopy({ engine: this.#ports, profile: this.#profile, workspace: workspace(), open }, notes),
    });
  }

  async #startState(): Promise<CommandOutput<'app.start'>> {
    const openNote = this.#welcome ?? (await this.#lastNote());
    this.#welcome = undefined;
    return {
      version: this.#ports.appVersion,
      workspace: this.#info(),
      status: this.#sync.status,
      ...(openNote ? { openNote } : {}),
      isSafeMode: this.#isSafeMode,
    };
  }

  async #openNote(id: NoteId, window: WindowId): Promise<Result<OpenNote>> {
    const { notes, lastNote } = this.#workspace;
    const opened = await notes.open(id, window);
    if (opened.ok) lastNote.set(id);
    return opened;
  }

  /** The note to go on with: the one that was opened last, unless it is gone or safe mode leaves everything closed. */
  async #lastNote(): Promise<NoteId | undefined> {
    const { id } = this.#workspace.lastNote;
    if (this.#isSafeMode || id === undefined) return undefined;
    const note = await this.describeNote(id);
    return note === undefined || note.isTrashed ? undefined : id;
  }

  #linked(outcome: LinkOutcome): Result<CommandOutput<'workspace.connect'>> {
    if (!outcome.ok) return outcome;
    return succeed(outcome.value.kind === 'shown' ? { kind: 'connected', workspace: this.#info() } : outcome.value);
  }

  async #link(wish: LinkWish): Promise<LinkOutcome> {
    if (this.#isSafeMode) return fail({ code: 'safe-mode' });
    if (this.#linking) return fail({ code: 'already-linked' });
    this.#linking = true;
    try {
      const { fetch, randomBytes, log } = this.#ports;
      return await link(
        {
          profile: this.#profile,
          workspace: this.#workspace,
          fetch,
          randomBytes,
          log,
          holdWrites: () => this.#gate.hold(),
          open: (entry) => this.#open(entry),
          show: (workspace, password, copies) => this.#show(workspace, password, copies),
        },
        wish,
      );
    } finally {
      this.#linking = false;
    }
  }

  /** Switches to a linked workspace. What was on screen before is written and closed, and stays on the disk. */
  async #show(workspace: Workspace, password: string, copies: ReadonlyMap<NoteId, NoteId>): Promise<void> {
    const before = this.#workspace;
    await passwordFile(workspace.folder, this.#ports.secrets).write(password);
    await this.#profile.show(workspace.entry);
    this.#opened = workspace;
    this.#sync.start(workspace, password);
    const counterparts = before.notes.shown().flatMap((from) => {
      const to = copies.get(from);
      return to === undefined ? [] : [{ from, to }];
    });
    this.#emit({ name: 'workspace.changed', payload: { workspace: this.#info(), counterparts } });
    if (before.store !== workspace.store) await before.close();
  }

  async #disconnect(): Promise<Result<WorkspaceInfo>> {
    const { link: _, ...entry } = this.#profile.activeEntry;
    await this.#sync.end();
    await passwordFile(this.#workspace.folder, this.#ports.secrets).remove();
    await this.#profile.show(entry);
    this.#opened = { ...this.#workspace, entry };
    this.#sync.announce();
    this.#emit({ name: 'workspace.changed', payload: { workspace: this.#info(), counterparts: [] } });
    return succeed(this.#info());
  }

  #open(entry: WorkspaceEntry): Promise<Workspace> {
    const folder = this.#profile.folderOf(entry);
    return openWorkspace({ entry, folder, device: this.#profile.current.device }, this.#ports, this.#workspaceEvents());
  }

  #workspaceEvents(): WorkspaceEvents {
    return {
      onEdited: (window, id, update) => this.#emit({ name: 'notes.edited', payload: { id, update }, window }),
      onErased: (window, id) => this.#emit({ name: 'notes.erased', payload: { id }, window }),
      isOwnDevice: (device) => this.#profile.devices.has(device),
      onReopenNeeded: (window, id) => this.#emit({ name: 'notes.reopenNeeded', payload: { id }, window }),
      onWritten: (id) => this.#sync.presence.written(id),
      onShownChanged: () => this.#sync.presence.shownChanged(),
      onListChanged: (total) => this.#emit({ name: 'notes.listChanged', payload: { total } }),
      onSharedChanged: (id) => this.#sharedChanged(id),
      onFilesArrived: (hashes) => this.#emit({ name: 'attachments.arrived', payload: { hashes: [...hashes] } }),
      device: () => this.#profile.current.device,
      isOnServer: (id) => this.#opened?.entry.link === undefined || this.#sync.isOnServer(id),
      onDiscussionChanged: (doc) => this.#emit({ name: 'discussion.changed', payload: { doc } }),
      onAddressed: (address) => this.#ports.onAddressed?.(address),
      onVersionsChanged: (note) => this.#emit({ name: 'versions.changed', payload: { note } }),
      onRefusalsChanged: () => this.#sync.announce(),
      onPlaceTaken: () => this.#sync.renewDevice(),
      onUnwrittenChanged: () => this.#sync.announce(),
    };
  }

  #sharedChanged(id: SharedDocId): void {
    if (id === WORKSPACE_DOC) this.#emit({ name: 'notebooks.changed', payload: {} });
    else this.#emit({ name: 'searches.changed', payload: {} });
  }

  #info(): WorkspaceInfo {
    const { id, name, account, link: place } = this.#workspace.entry;
    const keepsPassword = this.#ports.secrets.isSafe;
    return { id, name, ...(place ? { link: { ...place, account, keepsPassword } } : {}) };
  }

  #emit(event: OutgoingEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #background(work: Promise<unknown>, what: string): void {
    work.catch((cause: unknown) => this.#ports.log.error(what, cause));
  }
}
