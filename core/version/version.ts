/**
 * Why a version was made. `automatic`: a person stopped writing, or had written for long; `named`: somebody asked for it;
 * `before-deletion`, `before-import`: much was about to go; `restored`: what came of going back to another one. The place
 * of each in the list is stored: new ones come at the end.
 */
export const VERSION_KINDS = ['automatic', 'named', 'before-deletion', 'before-import', 'restored'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** How much each account had written into a note: the clocks of its client ids together. */
export type Reach = ReadonlyMap<string, number>;

/** What a version says of itself, without its text. */
export interface VersionFacts {
  /** Wall clock of who made it, milliseconds since 1970; shown, and what versions are thinned by. */
  readonly atMs: number;
  readonly kind: VersionKind;
  /** What a person called it; empty unless `named`. */
  readonly name: string;
  readonly title: string;
  /** Accounts that wrote since the version before it. */
  readonly authors: readonly string[];
  readonly reach: Reach;
}

/** What a note said. */
export interface VersionText {
  readonly title: string;
  readonly body: string;
}

/** Who wrote since a version with this reach. Deleting alone does not count: it moves no clock. */
export const authorsSince = (before: Reach, now: Reach): string[] =>
  [...now].flatMap(([account, units]) => (units > (before.get(account) ?? 0) ? [account] : [])).sort();
