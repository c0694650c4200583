import type { NeedsYouReason, PassingProblem } from '../contract/values.ts';
import { backOffMs } from './back-off.ts';

/**
 * Why a request to the server, or the work with its answer, did not succeed: `unreachable` when nobody answered, not in
 * time, or the connection broke; `not-couchdb` for a redirect, a web page, JSON that is cut off or says less than was
 * asked; `server` for its own errors and every status nobody expected; `too-busy` when it asks for fewer requests (429); `too-large` for 413 or an answer above our cap.
 * `detail` is for the log: it never holds a secret, an address or a note's text.
 */
export type Failure = {
  readonly kind: PassingProblem | NeedsYouReason;
  readonly detail: string;
  /** The HTTP status, when there was an answer. */
  readonly status?: number;
  /** How long the server asked us to stay away (`Retry-After`), in milliseconds. */
  readonly retryAfterMs?: number;
};

const needsYou: Readonly<Record<NeedsYouReason, true>> = {
  'sign-in': true,
  'no-permission': true,
  'database-missing': true,
  'database-foreign': true,
  'database-newer': true,
  'server-full': true,
  'store-failed': true,
};

/** The reason a person has to know, or undefined for a failure that passes by itself. */
export function needsYouReasonOf(failure: Failure): NeedsYouReason | undefined {
  return failure.kind in needsYou ? (failure.kind as NeedsYouReason) : undefined;
}

/** What to show of a failure that passes by itself; undefined for one that a person has to know, which the phase shows. */
export function passingProblemOf(failure: Failure): PassingProblem | undefined {
  return failure.kind in needsYou ? undefined : (failure.kind as PassingProblem);
}

const HOUR_MS = 3_600_000;
const PERSON_PAUSE_MS = 30_000;
const LONGEST_PERSON_PAUSE_MS = 300_000;
/** A server cannot keep us away for longer than this by `Retry-After`. */
const LONGEST_RETRY_AFTER_MS = 600_000;

/**
 * When to try again after the `attempt`-th failure in a row (from 0), in milliseconds; undefined means not before a
 * person asks. A wrong password is tried hourly only, because CouchDB locks accounts that fail often.
 */
export function retryDelayMs(failure: Failure, attempt: number, chance: number): number | undefined {
  const pauseMs = backOffMs(attempt, chance);
  switch (failure.kind) {
    case 'database-foreign':
    case 'database-newer':
      return undefined;
    case 'sign-in':
      return HOUR_MS;
    case 'no-permission':
    case 'database-missing':
    case 'server-full':
    case 'store-failed':
      return Math.min(LONGEST_PERSON_PAUSE_MS, PERSON_PAUSE_MS * 2 ** Math.min(attempt, 10));
    case 'unreachable':
    case 'untrusted':
    case 'not-couchdb':
    case 'server':
    case 'too-busy':
    case 'too-large':
      return Math.max(pauseMs, Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS));
  }
}
