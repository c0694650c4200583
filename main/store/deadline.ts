/** A database call that did not settle in time: LevelDB never answers after some kinds of damage (sync-facts 3). */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** How long any database call may take before the store counts as failed. A full compaction on a slow disk stays below. */
export const CALL_DEADLINE_MS = 30_000;

/** Settles as `work` does, or rejects with a DeadlineError. `work` itself goes on: there is no way to stop it. */
export async function withDeadline<T>(work: Promise<T>, what: string, deadlineMs = CALL_DEADLINE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(`no answer from the store: ${what}`)), deadlineMs);
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
