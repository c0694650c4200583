/** How long the feed may take. Tests shorten them. */
export interface UpdateLimits {
  /** For a whole small file, in milliseconds. */
  readonly answerMs: number;
  /** Between two pieces of a package, in milliseconds. */
  readonly idleMs: number;
  /** A package that comes slower than this is given up: somebody holds the connection. */
  readonly bytesPerSecond: number;
}

/** What the app uses. */
export const updateLimits: UpdateLimits = { answerMs: 30_000, idleMs: 30_000, bytesPerSecond: 1024 };
