import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { BASE32HEX } from '../contract/ids.ts';

const LENGTH = 20;

/** 20 base32hex characters that everybody derives from the same text: 100 bits of its SHA-256. */
export function derivedId(text: string): string {
  const digest = sha256(utf8ToBytes(text));
  return Array.from(digest.subarray(0, LENGTH), (byte) => BASE32HEX[byte & 31]).join('');
}
