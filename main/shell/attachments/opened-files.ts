import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../log.ts';

/** Copies of attachments that other programs have open. They are kept until the next start. */
export interface OpenedFiles {
  /** A place for a file of that name, which must be a safe one (R14), where there is none yet. */
  placeFor(name: string): Promise<string>;
}

/** Takes away what earlier runs left in the folder, which is this one's alone. */
export function createOpenedFiles(dir: string, log: Log): OpenedFiles {
  const emptied = rm(dir, { recursive: true, force: true }).catch((cause: unknown) =>
    // On Windows a program that still has one open keeps it.
    log.error('opened attachments not removed', cause),
  );
  return {
    async placeFor(name) {
      await emptied;
      const folder = path.join(dir, randomUUID());
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const place = path.join(folder, name);
      if (path.dirname(place) !== folder) throw new Error('not a file name');
      return place;
    },
  };
}
