/** A version number in three parts with an optional pre-release, as in Semantic Versioning 2.0. Build marks are not taken. */
export interface Version {
  readonly numbers: readonly [number, number, number];
  /** Empty for a finished version; otherwise the parts between the dots. */
  readonly preRelease: readonly string[];
}

const PATTERN = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** Longer texts are no version of ours. */
const MAX_LENGTH = 64;

/** Reads a version; undefined when the text is none. A numeric pre-release part has no leading zero. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, preRelease] = text.length <= MAX_LENGTH ? (PATTERN.exec(text) ?? []) : [];
  if (major === undefined) return undefined;
  const parts = preRelease?.split('.') ?? [];
  if (parts.some((part) => /^0\d+$/.test(part))) return undefined;
  return { numbers: [Number(major), Number(minor), Number(patch)], preRelease: parts };
}

/** Whether a text is a version that can be compared. */
export const isVersion = (text: string): boolean => parseVersion(text) !== undefined;

/** Below zero when `a` comes before `b`, above when after, 0 when neither. Throws on what is no version. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  if (!left || !right) throw new Error('only versions can be compared');
  for (const at of [0, 1, 2] as const) {
    const difference = left.numbers[at] - right.numbers[at];
    if (difference !== 0) return difference;
  }
  return comparePreReleases(left.preRelease, right.preRelease);
}

/** A finished version comes after its pre-releases; more parts come after fewer that are equal. */
function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [at, part] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const difference = compareParts(part, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Numbers compare as numbers and come before words, which compare by their characters. */
function compareParts(a: string, b: string): number {
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumberA && isNumberB) return a.length - b.length || order(a, b);
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  return order(a, b);
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
