import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { BASE32HEX, type SharedDocId } from '../contract/ids.ts';

/** The document that a member keeps for themselves, the same on all their laptops: `me-<member>`, derived from the account. */
export function memberDocOf(account: string): SharedDocId {
  const digest = sha256(utf8ToBytes(`member\n${account}`));
  return `me-${Array.from(digest.subarray(0, 20), (byte) => BASE32HEX[byte & 31]).join('')}` as SharedDocId;
}
