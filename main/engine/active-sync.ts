import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { OutgoingEvent } from '../../core/contract/handlers.ts';
import { fail, type Result } from '../../core/contract/result.ts';
import type { SyncStatus } from '../../core/contract/values.ts';
import { writerOf } from '../../core/segment/ids.ts';
import { createSync, type Sync } from '../sync/create-sync.ts';
import { passwordFile } from './password-file.ts';
import type { EnginePorts } from './ports.ts';
import { Presence } from './presence.ts';
import type { ProfileFile, WorkspaceEntry } from './profile.ts';
import { segmentPaceOf } from './segment-pace.ts';
import type { Workspace } from './workspace.ts';

type Report = Omit<SyncStatus, 'refused'>;
const LOCAL: Report = { phase: { state: 'local' }, waiting: 0, parked: 0 };

/** What synchronising the workspace on screen needs of the engine. */
interface ActiveSyncPorts {
  readonly engine: EnginePorts;
  readonly profile: ProfileFile;
  /** The workspace on screen; undefined before the first one is open. */
  readonly workspace: () => Workspace | undefined;
  readonly emit: (event: OutgoingEvent) => void;
  /** Does something that nobody waits for; `what` is said in the log when it fails. */
  readonly background: (work: Promise<unknown>, what: string) => void;
}

/** The synchronisation of the workspace on screen, if it is linked, and what is said of it. */
export class ActiveSync {
  readonly #ports: ActiveSyncPorts;
  /** Who else is there, and the fast lane to them. */
  readonly presence: Presence;
  #sync: Sync | undefined;
  #report: Report = LOCAL;
  #renewing: Promise<void> | undefined;

  constructor(ports: ActiveSyncPorts) {
    this.#ports = ports;
    this.presence = new Presence({
      ...ports,
      onPeople: (people) => ports.emit({ name: 'presence.changed', payload: { people } }),
      onTogether: () => this.#setPace(),
    });
  }

  /** Begins for a linked workspace. Without a password its person is asked for one. */
  start(workspace: Workspace, password: string | undefined): void {
    const { entry, store, attachments, notes } = workspace;
    if (!entry.link) return;
    const { fetch, now, log, isSafeMode } = this.#ports.engine;
    if (isSafeMode === true) {
      this.#setReport({ phase: { state: 'safe-mode' }, waiting: 0, parked: 0 });
      return;
    }
    this.#sync = createSync({
      db: store.database,
      files: attachments.files,
      talk: this.presence.begin(workspace),
      link: { ...entry.link, account: entry.account },
      password,
      workspace: entry.id,
      isOwn: (id) => this.#isOwn(entry, id),
      fetch,
      now,
      random: Math.random,
      log,
      onStatus: (report) => this.#setReport(report),
      onForeignOwnRevision: () => this.renewDevice(),
      beforeTombstones: (ids) => notes.beforeTombstones(ids),
      onWritten: (listener) => store.onWritten(listener),
      onStored: () => store.changed(),
    });
    this.#sync.start();
  }

  /** The workspace is linked no longer. */
  async end(): Promise<void> {
    await this.#sync?.close();
    this.#sync = undefined;
    this.presence.end();
    this.#report = LOCAL;
  }

  /** Waits for a device id on its way, at most. */
  async settle(): Promise<void> {
    await this.#renewing?.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#sync?.close();
    this.presence.end();
  }

  retry(): void {
    this.#sync?.retry();
  }

  networkChanged(): void {
    this.#sync?.networkChanged();
  }

  wantFile(hash: AttachmentHash): void {
    this.#sync?.wantFile(hash);
  }

  /** Whether an own document is on the server; undefined while that is not known. */
  isOnServer(id: string): boolean | undefined {
    return this.#sync?.isOnServer(id);
  }

  /** Goes on with another password, and keeps it, once the server takes it. */
  async signIn(password: string): Promise<Result<undefined>> {
    const { engine, workspace } = this.#ports;
    if (engine.isSafeMode === true) return fail({ code: 'safe-mode' });
    if (!this.#sync) return fail({ code: 'not-linked' });
    const signedIn = await this.#sync.signIn(password);
    const folder = workspace()?.folder;
    if (signedIn.ok && folder !== undefined) await passwordFile(folder, engine.secrets).write(password);
    return signedIn;
  }

  /** The database of this computer failed: a person has to know, whatever the server says. */
  storeFailed(): void {
    this.#setReport({ ...this.#report, phase: { state: 'needs-you', reason: 'store-failed' } });
  }

  /** Says the status again: something that it counts changed. */
  announce(): void {
    this.#setReport(this.#report);
  }

  /** What talks to the server; undefined while the workspace is linked to none. */
  get current(): Sync | undefined {
    return this.#sync;
  }

  /** What the server lets the member do; undefined while it has not said. Asked at every edit. */
  get role(): SyncStatus['role'] {
    return this.#report.role;
  }

  get status(): SyncStatus {
    const workspace = this.#ports.workspace();
    // What is typed but in no segment yet waits as well: "up to date" must not be said a moment too early.
    const unwritten = workspace?.entry.link ? workspace.notes.unwrittenCount : 0;
    const files = this.#sync?.status().files;
    return {
      ...this.#report,
      ...(files === undefined ? {} : { files }),
      waiting: Math.max(this.#report.waiting, unwritten),
      refused: (workspace?.notes.refusalCount ?? 0) + (workspace?.talk.intake.refusals.length ?? 0),
    };
  }

  /** Somebody else writes under this computer's device id: a copied or rolled-back profile (rule S4). */
  renewDevice(): void {
    const { engine, profile, workspace, emit, background } = this.#ports;
    const renew = async (): Promise<void> => {
      await workspace()?.notes.renewDevice(await profile.renewDevice(engine.randomBytes));
      engine.log.info('took a new device id');
      emit({ name: 'app.noticed', payload: { notice: 'device-renewed' } });
    };
    this.#renewing ??= renew().finally(() => {
      this.#renewing = undefined;
    });
    background(this.#renewing, 'device id not renewed');
  }

  #isOwn(entry: WorkspaceEntry, id: string): boolean {
    const writer = writerOf(id);
    return writer !== undefined && writer.account === entry.account && this.#ports.profile.devices.has(writer.device);
  }

  #setReport(report: Report): void {
    const { workspace, engine, emit, background } = this.#ports;
    this.#report = report;
    const { notes, seen } = workspace() ?? {};
    this.#setPace();
    if (report.phase.state === 'live' && seen) background(seen.begin(engine.now()), 'read marks not begun');
    notes?.setFetching(report.phase.state === 'first-sync');
    emit({ name: 'sync.statusChanged', payload: this.status });
  }

  #setPace(): void {
    this.#ports.workspace()?.notes.setPace(segmentPaceOf(this.#report.phase, this.presence.isTogether));
  }
}
