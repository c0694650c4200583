/** When versions are due. Milliseconds. */
export interface VersionPace {
  /** So long after the last letter a person has stopped writing. */
  readonly idleMs: number;
  /** Whoever does not stop has a version so often. */
  readonly longestMs: number;
}

/** The pace in the app. */
export const VERSION_PACE: VersionPace = { idleMs: 2 * 60 * 1000, longestMs: 10 * 60 * 1000 };

/**
 * How long to wait, from an edit on, until what was written since `sinceMs` becomes a version; each further edit asks anew.
 * A clock that was set back or forward in between makes it at most `idleMs`.
 */
export function waitMs(sinceMs: number, nowMs: number, { idleMs, longestMs }: VersionPace): number {
  return Math.min(idleMs, Math.max(0, sinceMs + longestMs - nowMs));
}

/** More characters than this at once are much, whatever they are taken from. */
const MUCH_UNITS = 1000;
/** And more than this share of the text, unless that is a few words. */
const MUCH_SHARE = 0.3;
const FEW_UNITS = 40;

/** Whether so much of a text is deleted at once that it is kept as it was before. UTF-16 units. */
export const isLargeDeletion = (deletedUnits: number, textUnits: number): boolean =>
  deletedUnits > MUCH_UNITS || (deletedUnits > FEW_UNITS && deletedUnits > MUCH_SHARE * textUnits);
