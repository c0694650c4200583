import { concatBytes } from '@noble/hashes/utils.js';
import { mkdir, open, readdir, readFile, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './atomic-file.ts';
import { decodeRecords, encodeRecord, type JournalRecord } from './journal-record.ts';

/** The log of edits that no segment holds yet (rule S7). What `append` resolved for survives a crash and a power cut. */
export interface Journal {
  /** What earlier runs left: to be put into segments, then dropped with `forgetLeftover`. */
  readonly leftover: readonly JournalRecord[];
  /** Deletes the files that `leftover` was read from. */
  forgetLeftover(): Promise<void>;
  /** Bytes in the current file. */
  readonly sizeBytes: number;
  /** Resolves when the record is on the disk; rejects when it cannot be put there, and then it is not in the file. */
  append(record: JournalRecord): Promise<void>;
  /** Starts a new file. The answer deletes everything older, once its edits are in segments. */
  rotate(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

interface Waiter {
  readonly bytes: Uint8Array;
  resolve(): void;
  reject(cause: unknown): void;
}

const FILE_NAME = /^(\d{8})\.journal$/;

/** Opens the journal in a folder of its own, reads what is left in it and starts a new file. */
export async function openJournal(dir: string): Promise<Journal> {
  await mkdir(dir, { recursive: true });
  const numbers = await fileNumbers(dir);
  const leftover: JournalRecord[] = [];
  for (const number of numbers) leftover.push(...decodeRecords(new Uint8Array(await readFile(fileOf(dir, number)))));
  const journal = new FileJournal(dir, leftover, (numbers.at(-1) ?? 0) + 1);
  await journal.start();
  return journal;
}

class FileJournal implements Journal {
  readonly leftover: readonly JournalRecord[];
  readonly #dir: string;
  #number: number;
  #file: FileHandle | undefined;
  #sizeBytes = 0;
  #waiters: Waiter[] = [];
  /** Writes, rotations and the close, one after the other. Never rejects. */
  #lane: Promise<unknown> = Promise.resolve();

  constructor(dir: string, leftover: readonly JournalRecord[], number: number) {
    this.#dir = dir;
    this.leftover = leftover;
    this.#number = number;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  async start(): Promise<void> {
    this.#file = await open(fileOf(this.#dir, this.#number), 'a', 0o600);
    this.#sizeBytes = 0;
    await syncFolder(this.#dir);
  }

  append(record: JournalRecord): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ bytes: encodeRecord(record), resolve, reject });
      if (this.#waiters.length === 1) void this.#inLane(() => this.#writeGroup());
    });
  }

  rotate(): Promise<() => Promise<void>> {
    return this.#inLane(async () => {
      await this.#file?.close();
      this.#number += 1;
      await this.start();
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

  /** One write and one sync for everything that queued up meanwhile. */
  async #writeGroup(): Promise<void> {
    const group = this.#waiters;
    this.#waiters = [];
    try {
      await this.#write(concatBytes(...group.map((waiter) => waiter.bytes)));
      for (const waiter of group) waiter.resolve();
    } catch (cause) {
      for (const waiter of group) waiter.reject(cause);
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (!this.#file) throw new Error('the journal is closed');
    try {
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
      this.#sizeBytes += bytes.length;
    } catch (cause) {
      // Half a record at the end would hide every later one from the next start.
      await this.#file.truncate(this.#sizeBytes).catch(() => undefined);
      throw cause;
    }
  }
}

const fileOf = (dir: string, number: number): string => join(dir, `${String(number).padStart(8, '0')}.journal`);

async function fileNumbers(dir: string): Promise<number[]> {
  const numbers = (await readdir(dir)).map((name) => Number(FILE_NAME.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).toSorted((a, b) => a - b);
}
