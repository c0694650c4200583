import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { type NoteId, noteId } from '../../core/contract/ids.ts';
import type { Log } from '../log.ts';
import { writeFileAtomic } from '../atomic-file.ts';

const screen = v.object({ note: noteId });

/** Walking through the list opens a note with every key; only where somebody stays is written down. */
const STAY_MS = 1000;

/** Which note of a workspace was opened last. */
export interface LastNote {
  readonly id: NoteId | undefined;
  /** A window opened this one. It is on the disk after a moment. */
  set(id: NoteId): void;
  /** Writes what is not written yet. Idempotent. */
  close(): Promise<void>;
}

/** Reads the small file that remembers it. A missing or unreadable one is no reason not to open the workspace. */
export async function openLastNote(file: string, log: Log): Promise<LastNote> {
  let id = await readNote(file);
  let stored = id;
  let timer: NodeJS.Timeout | undefined;
  const write = async (): Promise<void> => {
    clearTimeout(timer);
    if (id === undefined || id === stored) return;
    stored = id;
    await writeFileAtomic(file, `${JSON.stringify({ note: id })}\n`).catch((cause: unknown) =>
      log.error('last note not written', cause),
    );
  };
  let writing = Promise.resolve();
  const writeNext = (): Promise<void> => {
    writing = writing.then(write);
    return writing;
  };
  return {
    get id() {
      return id;
    },
    set(next) {
      id = next;
      clearTimeout(timer);
      timer = setTimeout(() => void writeNext(), STAY_MS);
    },
    close: writeNext,
  };
}

async function readNote(file: string): Promise<NoteId | undefined> {
  try {
    const parsed = v.safeParse(screen, JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.output.note : undefined;
  } catch {
    return undefined;
  }
}
