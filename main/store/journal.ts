import { concatBytes } from '@noble/hashes/utils.js';
import { mkdir, open, readdir, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '../atomic-file.ts';
import type { EarlySegment } from '../../core/segment/early-segment.ts';
import { decodeRecords, encodeEarly, encodeRecord, type JournalRecord } from './journal-record.ts';

/** The log of edits that no segment holds yet (rule S7). What `append` resolved for survives a crash and a power cut. */
export interface Journal {
  /** What earlier runs left: to be put into segments, then dropped with `forgetLeftover`. */
  readonly leftover: readonly JournalRecord[];
  /** The same of what others wrote, which may have been stored since. */
  readonly leftoverEarly: readonly EarlySegment[];
  /** Deletes the files that both were read from. */
  forgetLeftover(): Promise<void>;
  /** Bytes in the current file. */
  readonly sizeBytes: number;
  /**
   * Resolves when the record, and every record before it, is on the disk. Rejects when that cannot be done now; the
   * record is kept and goes to the disk before any later one, because later edits may lean on it.
   */
  append(record: JournalRecord): Promise<void>;
  /** The same for what somebody else wrote and no store holds yet. */
  appendEarly(early: EarlySegment): Promise<void>;
  /** Resolves when everything appended so far is on the disk; rejects as `append` does. */
  settled(): Promise<void>;
  /** Starts a new file. The answer deletes everything older, once its edits are in segments. */
  rotate(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

interface Waiter {
  /** Absent for somebody who only waits for the others. */
  readonly bytes: Uint8Array | undefined;
  resolve(): void;
  reject(cause: unknown): void;
}

const FILE_NAME = /^(\d{8})\.journal$/;

/** How a journal file is opened for appending. */
export type OpenForAppend = (file: string) => Promise<FileHandle>;

const openForAppend: OpenForAppend = (file) => open(file, 'a', 0o600);

/** Opens the journal in a folder of its own, reads what is left in it and starts a new file. */
export async function openJournal(dir: string, openFile: OpenForAppend = openForAppend): Promise<Journal> {
  await mkdir(dir, { recursive: true });
  const numbers = await fileNumbers(dir);
  const records: (JournalRecord | EarlySegment)[] = [];
  for (const number of numbers) records.push(...decodeRecords(new Uint8Array(await readFile(fileOf(dir, number)))));
  const leftover = records.flatMap((record) => ('update' in record ? [record] : []));
  const leftoverEarly = records.flatMap((record) => ('payload' in record ? [record] : []));
  const journal = new FileJournal({ dir, openFile, leftover, leftoverEarly, number: (numbers.at(-1) ?? 0) + 1 });
  await journal.start();
  return journal;
}

interface FileJournalOptions {
  readonly dir: string;
  readonly openFile: OpenForAppend;
  readonly leftover: readonly JournalRecord[];
  readonly leftoverEarly: readonly EarlySegment[];
  readonly number: number;
}

class FileJournal implements Journal {
  readonly leftover: readonly JournalRecord[];
  readonly leftoverEarly: readonly EarlySegment[];
  readonly #dir: string;
  readonly #openFile: OpenForAppend;
  #number: number;
  #file: FileHandle | undefined;
  #sizeBytes = 0;
  #waiters: Waiter[] = [];
  /** What could not be written yet. */
  #backlog: Uint8Array[] = [];
  /** The end of the file may hold half a record that could not be cut off: nothing may be written behind it. */
  #isTorn = false;
  /** Writes, rotations and the close, one after the other. Never rejects. */
  #lane: Promise<unknown> = Promise.resolve();

  constructor(options: FileJournalOptions) {
    this.#dir = options.dir;
    this.#openFile = options.openFile;
    this.leftover = options.leftover;
    this.leftoverEarly = options.leftoverEarly;
    this.#number = options.number;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  async start(): Promise<void> {
    this.#file = await this.#openFile(fileOf(this.#dir, this.#number));
    this.#sizeBytes = 0;
    await syncFolder(this.#dir);
  }

  append(record: JournalRecord): Promise<void> {
    return this.#queue(encodeRecord(record));
  }

  appendEarly(early: EarlySegment): Promise<void> {
    return this.#queue(encodeEarly(early));
  }

  settled(): Promise<void> {
    return this.#queue(undefined);
  }

  rotate(): Promise<() => Promise<void>> {
    return this.#inLane(async () => {
      await this.#nextFile();
      const number = this.#number;
      return () => this.#deleteBefore(number);
    });
  }

  forgetLeftover(): Promise<void> {
    return this.#deleteBefore(this.#number);
  }

  close(): Promise<void> {
    return this.#inLane(async () => {
      await this.#file?.close();
      this.#file = undefined;
    });
  }

  async #deleteBefore(first: number): Promise<void> {
    const old = (await fileNumbers(this.#dir)).filter((number) => number < first);
    for (const number of old) await rm(fileOf(this.#dir, number), { force: true });
  }

  #inLane<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#lane.then(work);
    this.#lane = done.catch(() => undefined);
    return done;
  }

  #queue(bytes: Uint8Array | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ bytes, resolve, reject });
      if (this.#waiters.length === 1) void this.#inLane(() => this.#writeGroup());
    });
  }

  /** One write and one sync for everything that queued up meanwhile. */
  async #writeGroup(): Promise<void> {
    const group = this.#waiters;
    this.#waiters = [];
    this.#backlog.push(...group.flatMap(({ bytes }) => bytes ?? []));
    try {
      if (this.#backlog.length > 0) await this.#write(concatBytes(...this.#backlog));
      this.#backlog = [];
      for (const waiter of group) waiter.resolve();
    } catch (cause) {
      for (const waiter of group) waiter.reject(cause);
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#isTorn) await this.#nextFile();
    if (!this.#file) throw new Error('the journal is closed');
    try {
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
      this.#sizeBytes += bytes.length;
    } catch (cause) {
      this.#isTorn = true;
      await this.#file.truncate(this.#sizeBytes).then(
        () => {
          this.#isTorn = false;
        },
        () => undefined,
      );
      throw cause;
    }
  }

  /** The new file is there before the old one is let go, so that a failure leaves a journal that can be written. */
  async #nextFile(): Promise<void> {
    const before = this.#file;
    this.#number += 1;
    await this.start();
    this.#isTorn = false;
    await before?.close();
  }
}

const fileOf = (dir: string, number: number): string => join(dir, `${String(number).padStart(8, '0')}.journal`);

async function fileNumbers(dir: string): Promise<number[]> {
  const numbers = (await readdir(dir)).map((name) => Number(FILE_NAME.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).toSorted((a, b) => a - b);
}
