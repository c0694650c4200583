import type { FoundFile } from './find-files.ts';

/** How long a person may think about it. */
const GOOD_FOR_MS = 60 * 60 * 1000;
/** More than anyone leaves unanswered; the oldest goes. */
const MAX_OFFERS = 20;

/** Files that were found and may be added if the person says so. */
export interface OfferedFiles {
  /** Remembers the files; the answer is the only way to them. */
  offer(files: readonly FoundFile[]): string;
  /** The files of a token, once and for an hour; undefined for any other. */
  redeem(token: string): readonly FoundFile[] | undefined;
}

/** Nothing offered yet. `newToken` makes texts that nobody can guess. */
export function createOfferedFiles(newToken: () => string, now: () => number): OfferedFiles {
  const offers = new Map<string, { readonly files: readonly FoundFile[]; readonly untilMs: number }>();
  return {
    offer(files) {
      const token = newToken();
      offers.set(token, { files, untilMs: now() + GOOD_FOR_MS });
      for (const oldest of [...offers.keys()].slice(0, -MAX_OFFERS)) offers.delete(oldest);
      return token;
    },
    redeem(token) {
      const offered = offers.get(token);
      offers.delete(token);
      return offered !== undefined && now() < offered.untilMs ? offered.files : undefined;
    },
  };
}
