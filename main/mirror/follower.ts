import path from 'node:path';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { MirrorProblem, MirrorState } from '../../core/contract/mirror-commands.ts';
import type { MirrorPosition, MirrorStep } from './mirror-api.ts';
import type { FollowerPorts, MirrorSource } from './ports.ts';

/** Notes that are in memory together. */
const PAGE = 32;
/** Attachments go to the worker in pieces of this size: handing one over copies it. Bytes. */
const PIECE_BYTES = 1024 * 1024;
/** Comparing a large folder on a slow disk. Milliseconds. */
const OPEN_DEADLINE_MS = 10 * 60_000;

/** Which mirror is kept where. */
export interface MirrorPlace {
  readonly folder: string;
  /** What tells it from other mirrors. */
  readonly mirror: string;
}

/** How often progress is told. Milliseconds. */
const TELL_EVERY_MS = 200;

class MirrorError extends Error {
  override readonly name = 'MirrorError';
  readonly problem: MirrorProblem;

  constructor(problem: MirrorProblem, reason: string) {
    super(reason);
    this.problem = problem;
  }
}

/**
 * Keeps one folder as the notes of the workspace are: round by round, each begun by a change, a moment after it.
 *
 *     working -> current -> working ...
 *        '-> waiting -> working           after a failure, by itself or at once when a person says so
 */
export class Follower {
  readonly #place: MirrorPlace;
  /** Where the files of the workspace lie that it follows. */
  readonly #workspace: string;
  readonly #ports: FollowerPorts;
  readonly #onState: (state: MirrorState) => void;
  readonly #dirty = new Set<NoteId>();
  readonly #arrived = new Set<AttachmentHash>();
  #position: MirrorPosition | undefined;
  #isOpen = false;
  #isStopped = false;
  #isStale = true;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe = (): void => undefined;
  #keptAside = 0;
  #toldMs = Number.NEGATIVE_INFINITY;
  #state: MirrorState;

  constructor(
    { workspace, ...place }: MirrorPlace & { readonly workspace: string },
    ports: FollowerPorts,
    onState: (state: MirrorState) => void,
  ) {
    this.#place = place;
    this.#workspace = workspace;
    this.#ports = ports;
    this.#onState = onState;
    this.#state = { state: 'working', ...this.#folder(), done: 0, total: 0 };
  }

  get state(): MirrorState {
    return this.#state;
  }

  /** Begins, or tries again what waits. */
  run(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isStale = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = undefined;
    });
  }

  /** Attachments became whole on this computer: notes may refer to them. */
  arrived(hashes: readonly AttachmentHash[]): void {
    for (const hash of hashes) this.#arrived.add(hash);
    this.#changed();
  }

  /**
   * Follows no more, once what is being written is. `lastMs`: as long as that, what changed just now is written, too, and no
   * longer is waited for anything.
   */
  async stop(lastMs = 0): Promise<void> {
    this.#unsubscribe();
    if (lastMs > 0 && (this.#timer !== undefined || this.#running) && this.#state.state !== 'waiting') {
      this.run();
      await Promise.race([this.#running, new Promise((resolve) => setTimeout(resolve, lastMs).unref())]);
    }
    this.#isStopped = true;
    clearTimeout(this.#timer);
    if (lastMs === 0) await this.#running;
  }

  #changed(): void {
    // What failed waits for its own time.
    if (this.#isStopped || this.#timer !== undefined || this.#state.state === 'waiting') return;
    this.#timer = setTimeout(() => this.run(), this.#ports.pace.pauseMs);
  }

  async #rounds(): Promise<void> {
    try {
      while (this.#isStale && !this.#isStopped) {
        this.#isStale = false;
        await this.#round();
      }
      if (!this.#isStopped) this.#tell({ state: 'current', ...this.#folder() });
    } catch (cause) {
      if (this.#isStopped) return;
      const problem = cause instanceof MirrorError ? cause.problem : 'failed';
      // Files are called after notes, and what the disk says names them.
      this.#ports.log.error(`mirror waits: ${problem}`, cause instanceof MirrorError ? cause.message : cause);
      this.#isOpen = false;
      this.#timer = setTimeout(() => this.run(), this.#ports.pace.retryMs);
      this.#tell({ state: 'waiting', ...this.#folder(), problem });
    }
  }

  /** Everything that changed until now. */
  async #round(): Promise<void> {
    const { worker } = this.#ports;
    const source = await this.#ports.source();
    if (source.folder !== this.#workspace) {
      // Another workspace was put on the screen; whoever did it ends this.
      this.#isStopped = true;
      return;
    }
    const known = this.#isOpen ? [] : await this.#open(source);
    const changes = await source.changedSince(this.#position);
    // Of another database, what is in the mirror may be in none any more.
    for (const id of changes.isOther ? [...known, ...changes.notes] : changes.notes) this.#dirty.add(id);
    const isStored = changes.isOther || this.#position === undefined || changes.position.seq > this.#position.seq;
    const moved = changes.hasNotebooks ? await worker.ask('misplaced', source.notebookPaths) : [];
    const arrived = [...this.#arrived];
    const referring = arrived.length > 0 ? await worker.ask('referring', arrived) : [];
    for (const id of [...moved, ...referring]) this.#dirty.add(id);
    await this.#writeDirty(source);
    if (this.#isStopped) return;
    for (const hash of arrived) this.#arrived.delete(hash);
    if (isStored) this.#check(await worker.ask('seen', changes.position));
    this.#position = changes.position;
  }

  /** Answers the notes that have a file. */
  async #open(source: MirrorSource): Promise<readonly NoteId[]> {
    const { position, differing, known } = this.#check(
      await this.#ports.worker.ask('open', this.#place, OPEN_DEADLINE_MS),
    );
    this.#unsubscribe();
    this.#unsubscribe = source.onChange(() => this.#changed());
    this.#position = position;
    for (const id of differing) this.#dirty.add(id);
    this.#isOpen = true;
    return known;
  }

  async #writeDirty(source: MirrorSource): Promise<void> {
    const ids = [...this.#dirty];
    for (let at = 0; at < ids.length && !this.#isStopped; at += PAGE) {
      this.#tellProgress(at, ids.length);
      const page = ids.slice(at, at + PAGE);
      await this.#writePage(source, page);
      for (const id of page) this.#dirty.delete(id);
    }
  }

  async #writePage(source: MirrorSource, ids: readonly NoteId[]): Promise<void> {
    const { worker } = this.#ports;
    const notes = await source.read(ids);
    const taken = notes.map((note) => ({
      note,
      notebook: source.notebookPaths.get(String(note.content.meta.get('notebook'))) ?? [],
    }));
    for (const hash of this.#check(await worker.ask('take', taken))) await this.#addFile(hash);
    this.#keptAside += this.#check(await worker.ask('write', undefined));
    const there = new Set(notes.map(({ id }) => id));
    const gone = ids.filter((id) => !there.has(id));
    if (gone.length > 0) this.#keptAside += this.#check(await worker.ask('remove', gone));
  }

  async #addFile(hash: AttachmentHash): Promise<void> {
    const stored = await this.#ports.readAttachment(hash);
    if (stored === undefined) return;
    const { bytes } = stored;
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE_BYTES) {
      const isLast = at + PIECE_BYTES >= bytes.length;
      const piece = { hash, bytes: bytes.slice(at, at + PIECE_BYTES), isFirst: at === 0, isLast };
      this.#check(await this.#ports.worker.ask('addFile', piece));
    }
  }

  #folder(): { readonly folder: string; readonly keptAside: number } {
    return { folder: path.basename(this.#place.folder), keptAside: this.#keptAside };
  }

  #tellProgress(done: number, total: number): void {
    const nowMs = performance.now();
    if (nowMs - this.#toldMs < TELL_EVERY_MS) return;
    this.#toldMs = nowMs;
    this.#tell({ state: 'working', ...this.#folder(), done, total });
  }

  #tell(state: MirrorState): void {
    this.#state = state;
    this.#onState(state);
  }

  #check<T>(step: MirrorStep<T>): T {
    if (!step.ok) throw new MirrorError(step.problem, step.reason);
    return step.value;
  }
}
