import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Where an installation stands in the roll-out of a version: 0 (first) to 100, in steps of a hundredth. Spread evenly over
 * installations, and anew for every version, so that nobody is always first.
 */
export function rolloutPlace(rolloutId: string, version: string): number {
  const digest = sha256(utf8ToBytes(`${rolloutId} ${version}`));
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  return (number % 10_000) / 100;
}

/** Whether a roll-out of so many percent has reached an installation. Once it has, a higher percentage has, too. */
export function isOffered(rolloutId: string, { version, rollout }: { version: string; rollout: number }): boolean {
  return rolloutPlace(rolloutId, version) < rollout;
}
