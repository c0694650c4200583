import { rm, stat, writeFile } from 'node:fs/promises';

/** A file that is there while the app runs: found at a start, it says that the run before did not end in order. */
export interface RunMarker {
  /** Puts the mark there. True when it was there already. A disk that refuses is not told: nothing hangs on it. */
  begin(): Promise<boolean>;
  /** Takes the mark away, as the last thing of an orderly end. */
  end(): Promise<void>;
}

/** The mark of one profile. Only for the process that has the profile to itself. */
export function createRunMarker(file: string): RunMarker {
  return {
    async begin() {
      const wasThere = await stat(file).then(
        () => true,
        () => false,
      );
      await writeFile(file, '', { mode: 0o600 }).catch(() => undefined);
      return wasThere;
    },
    end: () => rm(file, { force: true }),
  };
}
