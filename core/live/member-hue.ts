/** How many hues members are told apart by. */
export const MEMBER_HUES = 12;

/** The hue of a member, 0 to 11: the same on every computer, without anybody having chosen it. */
export function memberHueOf(account: string): number {
  // FNV-1a, so that names that differ little get different hues.
  let hash = 2166136261;
  for (const character of account) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return (hash >>> 0) % MEMBER_HUES;
}
