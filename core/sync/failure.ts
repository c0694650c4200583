import type { NeedsYouReason } from '../contract/values.ts';
import { backOffMs } from './back-off.ts';

/**
 * Why a request to the server, or the work with its answer, did not succeed. `detail` is for the log and the details of
 * the status chip: it never holds a secret, an address or a note's text.
 */
export type Failure = {
  readonly kind:
    | 'unreachable' // nobody answered, or not in time, or the connection broke
    | 'untrusted' // the certificate
    | 'not-couchdb' // a redirect, a web page, JSON that is cut off or says less than was asked
    | 'server' // an error of the server's own: 429, 5xx and every status nobody expected
    | 'too-large' // 413, or an answer above our own cap
    | NeedsYouReason;
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
    case 'too-large':
      return Math.max(pauseMs, Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS));
  }
}
