/** Durations in milliseconds and sizes in bytes that decide when a server or a network counts as failed (R13). Tests shorten them. */
export interface SyncLimits {
  /** From the request to the head of the answer. Large uploads get longer: see `uploadBytesPerSecond`. */
  readonly headerMs: number;
  /** Between two pieces of a body, and until the head of a feed, which may come with its end. */
  readonly idleMs: number;
  /** How long the server is asked to wait for a change; well below `idleMs`. */
  readonly feedMs: number;
  /** The slowest line that an upload is still waited for. */
  readonly uploadBytesPerSecond: number;
  /** The largest answer that is read. */
  readonly bodyBytes: number;
  /** The first pause before a revision is asked for again that the server named and did not give; doubles. */
  readonly missingMs: number;
  /** How long a pushed document may stay unseen before the server is asked for it. */
  readonly proofMs: number;
  /** When documents that the server refused are offered again within one connection; doubles up to `longestUnparkMs`. */
  readonly unparkMs: number;
  readonly longestUnparkMs: number;
  /** The pause before a refused password is tried the second and last time. */
  readonly signInAgainMs: number;
  /** What every pause between two connections is multiplied with. */
  readonly pauseFactor: number;
  /** The longest any call of the local database may take before the store counts as failed. */
  readonly storeMs: number;
  /** The longest `close` waits for what is in flight. */
  readonly closeMs: number;
  /** A connection that lived this long makes the next failure the first in a row again. */
  readonly stableMs: number;
}

/** What the app runs with. */
export const defaultLimits: SyncLimits = {
  headerMs: 15_000,
  idleMs: 25_000,
  feedMs: 15_000,
  uploadBytesPerSecond: 1000,
  bodyBytes: 32 * 1024 * 1024,
  missingMs: 500,
  proofMs: 10_000,
  unparkMs: 30_000,
  longestUnparkMs: 3_600_000,
  signInAgainMs: 1000,
  pauseFactor: 1,
  storeMs: 60_000,
  closeMs: 3000,
  stableMs: 20_000,
};
