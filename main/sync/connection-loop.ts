import { retryDelayMs, type Failure } from '../../core/sync/failure.ts';
import { createBell } from '../bell.ts';
import type { StatusBoard } from './status-board.ts';
import { failureOf, SyncError } from './sync-error.ts';
import type { SyncLimits } from './sync-limits.ts';
import type { Log } from '../log.ts';

/** One try: lives until something fails, and rejects with that. */
export type Connect = (controller: AbortController, onProgress: () => void) => Promise<never>;

interface ConnectionLoopPorts {
  readonly connect: Connect;
  readonly board: StatusBoard;
  readonly limits: SyncLimits;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log;
}

/** Connects again and again, with the pause that each failure asks for (core/sync/failure.ts). */
export interface ConnectionLoop {
  /** Connects until `closing` is aborted. Never rejects. */
  run(closing: AbortSignal): Promise<void>;
  /** Gives up what is in flight, or the pause, and connects at once. */
  again(): void;
  /** Ends the present connection; with a failure of our own that counts as its end. */
  end(failure?: Failure): void;
}

export function createConnectionLoop({
  connect,
  board,
  limits,
  now,
  random,
  log,
}: ConnectionLoopPorts): ConnectionLoop {
  const wakeUp = createBell();
  let controller = new AbortController();
  let isAskedAgain = false;
  let attempt = 0;
  let isSignInRefused = false;

  /** Connects once. Answers how it ended, after resetting the count of failures when it was of use. */
  const connectOnce = async (): Promise<Failure> => {
    const startedMs = now();
    let hasProgress = false;
    controller = new AbortController();
    const { signal } = controller;
    const failure = await connect(controller, () => {
      hasProgress = true;
    }).catch((cause: unknown) => failureOf(signal.reason instanceof SyncError ? signal.reason : cause));
    if (hasProgress || now() - startedMs >= limits.stableMs) attempt = 0;
    return failure;
  };

  /** Shows the failure and answers how long to stay away; undefined until a person asks. */
  const pauseAfter = (failure: Failure): number | undefined => {
    log.info('the connection ended', { ...failure });
    // One refusal of the password may be the server's own trouble at its start; the second in a row is believed.
    const isBelieved = failure.kind !== 'sign-in' || failure.status === undefined || isSignInRefused;
    isSignInRefused = failure.kind === 'sign-in';
    board.failed(failure, isBelieved);
    const pauseMs = isBelieved ? retryDelayMs(failure, attempt, random()) : limits.signInAgainMs;
    attempt += 1;
    return pauseMs === undefined ? undefined : pauseMs * limits.pauseFactor;
  };

  return {
    async run(closing) {
      while (!closing.aborted) {
        isAskedAgain = false;
        const failure = await connectOnce();
        if (closing.aborted) return;
        // Whoever asked while the connection lasted has rung the bell as well, so the wait is over at once.
        await wakeUp.wait(isAskedAgain ? 0 : pauseAfter(failure), closing);
        if (isAskedAgain) attempt = 0;
      }
    },
    again() {
      isAskedAgain = true;
      board.dispatch({ kind: 'asked-again' });
      controller.abort();
      wakeUp.ring();
    },
    end(failure) {
      controller.abort(failure === undefined ? undefined : new SyncError(failure));
    },
  };
}
