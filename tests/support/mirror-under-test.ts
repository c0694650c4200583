import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { vi } from 'vitest';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import { type NoteId, noteId } from '../../core/contract/ids.ts';
import type { MirrorState } from '../../core/contract/mirror-commands.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import { readNoteFile } from '../../core/note-file/read-note-file.ts';
import type { WorkerClient } from '../../main/worker/client.ts';
import { createMirror, type Mirror } from '../../main/mirror/create-mirror.ts';
import type { MirrorApi } from '../../main/mirror/mirror-api.ts';
import { mirrorWork } from '../../main/mirror/mirror-work.ts';

/** The n-th note's id. */
export const idOf = (number: number): NoteId => v.parse(noteId, number.toString(32).padStart(20, '0'));

/** What of a note a test sets. */
export interface NoteChange {
  readonly title?: string;
  readonly body?: string;
  readonly notebook?: string | undefined;
  readonly isTrashed?: boolean;
}

/** A workspace that is a map, with a mirror on a real disk; each start has a worker of its own, as a process has. */
export class MirrorUnderTest {
  readonly dir = mkdtempSync(path.join(os.tmpdir(), 'mirror-'));
  readonly notes = new Map<NoteId, OutgoingNote>();
  readonly attachments = new Map<string, Uint8Array>();
  /** Notebooks by id, as their names from the outermost. */
  notebookPaths = new Map<string, readonly string[]>();
  /** Which database the workspace lies in. */
  source = 'database';
  readonly states: MirrorState[] = [];
  /** What was asked of workers, by name. */
  readonly asked: string[] = [];
  /** What goes wrong before a step is done, by its name. */
  failing = new Map<string, () => unknown>();
  readonly listeners = new Set<() => void>();
  readonly #changes: (NoteId | 'ws')[] = [];
  #mirror: Mirror | undefined;

  constructor() {
    for (const folder of ['workspace', 'chosen']) mkdirSync(path.join(this.dir, folder));
  }

  /** Where the mirror lies. */
  get folder(): string {
    return path.join(this.dir, 'chosen');
  }

  get state(): MirrorState['state'] {
    return this.states.at(-1)?.state ?? 'off';
  }

  /** A new process on the same disk. */
  async start(): Promise<void> {
    const work = mirrorWork() as Readonly<Record<string, (input: never) => unknown>>;
    const worker = {
      ask: async (name: string, input: never) => {
        this.asked.push(name);
        return (await this.failing.get(name)?.()) ?? work[name]?.(input);
      },
      close: async () => undefined,
    } as unknown as WorkerClient<MirrorApi>;
    this.#mirror = createMirror({
      source: async () => ({
        name: 'Personal',
        folder: path.join(this.dir, 'workspace'),
        notebookPaths: this.notebookPaths,
        changedSince: async (position) => {
          const isOther = position?.source !== this.source;
          const ids = this.#changes.slice(isOther ? 0 : position.seq);
          const notes = [...new Set(ids.flatMap((id) => (id === 'ws' ? [] : [id])))];
          const now = { source: this.source, seq: this.#changes.length };
          return { notes, hasNotebooks: ids.includes('ws'), position: now, isOther };
        },
        read: async (ids) => ids.flatMap((id) => this.notes.get(id) ?? []),
        onChange: (listener) => {
          this.listeners.add(listener);
          return () => this.listeners.delete(listener);
        },
      }),
      readAttachment: async (hash: AttachmentHash) => {
        const bytes = this.attachments.get(hash);
        return bytes && { bytes };
      },
      worker,
      pace: { pauseMs: 0, retryMs: 5 },
      log: { info: () => undefined, error: () => undefined },
      chooseFolder: async () => this.folder,
      reveal: () => undefined,
      newId: () => 'm1',
      tell: (state) => this.states.push(state),
    });
    await this.#mirror.restart();
  }

  get mirror(): Mirror {
    if (this.#mirror === undefined) throw new Error('not started');
    return this.#mirror;
  }

  choose(): Promise<unknown> {
    return this.mirror.handlers['mirror.choose'](undefined, 1);
  }

  /** Changes a note, or makes it; the mirror hears of it. */
  put(number: number, change: NoteChange = {}): void {
    const id = idOf(number);
    const before = this.notes.get(id);
    const meta = new Map(before?.content.meta ?? [['created', 5]]);
    if ('notebook' in change && change.notebook === undefined) meta.delete('notebook');
    else if (change.notebook !== undefined) meta.set('notebook', change.notebook);
    const title = change.title ?? before?.content.title ?? `Note ${number}`;
    const body = change.body ?? before?.content.body ?? '';
    const isTrashed = change.isTrashed ?? before?.isTrashed ?? false;
    this.notes.set(id, { id, content: { title, body, meta }, editedMs: 7, isTrashed, authors: [] });
    this.#tell(id);
  }

  erase(number: number): void {
    this.notes.delete(idOf(number));
    this.#tell(idOf(number));
  }

  setNotebook(id: string, ...names: readonly string[]): void {
    this.notebookPaths = new Map(this.notebookPaths).set(id, names);
    this.#tell('ws');
  }

  /** Every file in the mirror but its index, with its text; of notes only the text below the front matter. */
  files(folder = this.folder): Record<string, string> {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.commonplace'));
    const read = files.map((entry): [string, string] => {
      const file = path.join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      return [
        path.relative(folder, file).replaceAll(path.sep, '/'),
        file.endsWith('.md') ? readNoteFile(text).body : text,
      ];
    });
    return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Resolves when the mirror has followed everything. */
  async settled(): Promise<void> {
    await vi.waitFor(() => {
      const state = this.states.at(-1);
      if (state?.state !== 'current' || this.#told > this.#followed()) throw new Error(`still ${this.state}`);
    });
  }

  get #told(): number {
    return this.#changes.length;
  }

  /** How far the index says that the mirror is. */
  #followed(): number {
    const index = readFileSync(path.join(this.folder, '.commonplace-mirror.jsonl'), 'utf8');
    const seen = [...index.matchAll(/"seq":(\d+)/g)].at(-1);
    return Number(seen?.[1] ?? 0);
  }

  #tell(id: NoteId | 'ws'): void {
    this.#changes.push(id);
    for (const listener of this.listeners) listener();
  }
}
