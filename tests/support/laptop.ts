import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { MAX_PIECE_BYTES } from '../../core/contract/attachment-commands.ts';
import type { AttachedFile, AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { EngineCommandName, OutgoingEvent } from '../../core/contract/handlers.ts';
import type { ClientId, NoteId } from '../../core/contract/ids.ts';
import type { Result } from '../../core/contract/result.ts';
import { bodyOf, titleOf } from '../../core/note/note.ts';
import { createEngine } from '../../main/engine/create-engine.ts';
import type { Engine, EnginePorts } from '../../main/engine/ports.ts';
import { waitFor } from './wait-for.ts';

/** A real engine on a real profile folder, driven as a window would. */
export class Laptop {
  readonly profileDir: string;
  readonly events: OutgoingEvent[] = [];
  readonly errors: string[] = [];
  readonly #overrides: Partial<EnginePorts>;
  #engine: Engine | undefined;
  #windowCount = 0;

  private constructor(profileDir: string, overrides: Partial<EnginePorts>) {
    this.profileDir = profileDir;
    this.#overrides = overrides;
  }

  /** Starts an engine; on a fresh profile unless one is given. */
  static async start(overrides: Partial<EnginePorts> = {}): Promise<Laptop> {
    const profileDir = overrides.profileDir ?? (await mkdtemp(join(tmpdir(), 'commonplace-laptop-')));
    const laptop = new Laptop(profileDir, overrides);
    await laptop.restart();
    return laptop;
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error('the laptop is off');
    return this.#engine;
  }

  async restart(): Promise<void> {
    await this.#engine?.close();
    this.#engine = await createEngine({
      profileDir: this.profileDir,
      now: Date.now,
      randomBytes: (length) => new Uint8Array(randomBytes(length)),
      secrets: plainSecrets,
      fetch: globalThis.fetch,
      log: { info: () => undefined, error: (message, cause) => this.errors.push(`${message}: ${String(cause)}`) },
      workerUrl: (name) => new URL(`../../out/main/workers/${name}.worker.js`, import.meta.url),
      appVersion: '0.0.0',
      ...this.#overrides,
    });
    this.#engine.subscribe((event) => this.events.push(event));
  }

  async close(): Promise<void> {
    await this.#engine?.close();
    this.#engine = undefined;
  }

  /** Asks as a window does; throws on a failure, so that a test says what it expects. */
  async ask<N extends EngineCommandName>(name: N, input: CommandInput<N>, window = 1): Promise<CommandOutput<N>> {
    const result = await this.tell(name, input, window);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  }

  tell<N extends EngineCommandName>(name: N, input: CommandInput<N>, window = 1): Promise<Result<CommandOutput<N>>> {
    const handler = this.engine.handlers[name] as (i: CommandInput<N>, w: number) => Promise<Result<CommandOutput<N>>>;
    return handler(input, window);
  }

  /** Links to a database; answers the question about local notes with yes. */
  async connect(url: string, overrides: Partial<CommandInput<'workspace.connect'>> = {}): Promise<void> {
    const { username, password, origin, pathname } = new URL(url);
    const question = {
      server: origin,
      database: pathname.slice(1),
      account: decodeURIComponent(username),
      password: decodeURIComponent(password),
      create: true,
      allowInsecure: false,
    };
    await this.ask('workspace.connect', { ...question, copyLocalNotes: true, ...overrides });
  }

  async open(id: NoteId): Promise<OpenWindow> {
    this.#windowCount += 1;
    const window = new OpenWindow(this, this.#windowCount, id);
    await window.open();
    return window;
  }

  /** Attaches a file as a window does. */
  async attach(bytes: Uint8Array, name = 'file.bin', window = 1): Promise<AttachedFile> {
    const { upload } = await this.ask('attachments.begin', { name, sizeBytes: bytes.length }, window);
    for (let at = 0; at < bytes.length; at += MAX_PIECE_BYTES)
      await this.ask('attachments.append', { upload, bytes: bytes.slice(at, at + MAX_PIECE_BYTES) }, window);
    return this.ask('attachments.finish', { upload }, window);
  }

  /** Whether the file is whole here. */
  async has(hash: AttachmentHash): Promise<boolean> {
    const [info] = await this.ask('attachments.describe', { hashes: [hash] });
    return info?.state === 'here';
  }

  /** Titles and bodies of all notes in a view, by id. */
  async notes(view: 'all' | 'trash' = 'all'): Promise<Map<NoteId, { title: string; body: string }>> {
    const { rows } = await this.ask('notes.list', { view, query: '', offset: 0, limit: 200 });
    const notes = new Map<NoteId, { title: string; body: string }>();
    for (const { id } of rows) {
      const window = await this.open(id);
      notes.set(id, { title: titleOf(window.doc).toString(), body: window.text });
      await this.ask('notes.close', { id }, window.window);
    }
    return notes;
  }

  async status() {
    return (await this.ask('app.start', undefined)).status;
  }

  /** Waits until the server holds every file of this laptop, and this one every file that it heard of. */
  async filesSettled(): Promise<void> {
    await waitFor(async () => {
      const { phase, files } = await this.status();
      return phase.state === 'live' && files?.isKept === true && files.waiting === 0 && files.arriving === 0;
    }, 'files settled');
  }

  /** Waits until the status is: server asked, nothing waits, nothing arrives. */
  async upToDate(): Promise<void> {
    await waitFor(async () => {
      await this.engine.flush();
      const { phase, waiting } = await this.status();
      return phase.state === 'live' && phase.receiving === 0 && waiting === 0;
    }, 'up to date');
  }
}

/** One window on one note: a Yjs document kept in step over the contract, as the renderer keeps it. */
export class OpenWindow {
  readonly window: number;
  readonly id: NoteId;
  doc = new Y.Doc();
  readonly #laptop: Laptop;
  #clientId = 0 as ClientId;
  #saves: Promise<unknown>[] = [];

  constructor(laptop: Laptop, window: number, id: NoteId) {
    this.#laptop = laptop;
    this.window = window;
    this.id = id;
  }

  async open(): Promise<void> {
    this.#laptop.engine.subscribe((event) => {
      if (event.name === 'notes.edited' && event.window === this.window && event.payload.id === this.id)
        Y.applyUpdate(this.doc, event.payload.update, 'main');
    });
    const opened = await this.#laptop.ask('notes.open', { id: this.id }, this.window);
    this.#clientId = opened.clientId;
    this.doc.clientID = opened.clientId;
    Y.applyUpdate(this.doc, opened.state, 'main');
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'main') return;
      const edit = { id: this.id, clientId: this.#clientId, update };
      this.#saves.push(this.#laptop.ask('notes.edit', edit, this.window));
    });
  }

  get text(): string {
    return bodyOf(this.doc).toString();
  }

  type(text: string, at = bodyOf(this.doc).length): void {
    bodyOf(this.doc).insert(at, text);
  }

  title(text: string): void {
    titleOf(this.doc).insert(0, text);
  }

  /** Resolves when everything typed so far was acknowledged as saved. */
  async saved(): Promise<void> {
    const saves = this.#saves;
    this.#saves = [];
    await Promise.all(saves);
  }
}

const plainSecrets = {
  isSafe: true,
  seal: (text: string) => new TextEncoder().encode(text),
  open: (sealed: Uint8Array) => new TextDecoder().decode(sealed),
};
