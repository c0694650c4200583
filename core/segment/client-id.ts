import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ClientId, Nonce } from '../contract/ids.ts';
import type { Writer } from './ids.ts';

/**
 * The Yjs client id that a writer uses on a document under a nonce: the first 53 bits of SHA-256 over all four.
 * Anyone can check whose an id is; nobody can write under another's without a nonce of theirs that hashes to it.
 */
export function clientIdOf(doc: string, writer: Writer, nonce: Nonce): ClientId {
  // No part can hold a line feed but the account, which comes last: the four cannot run into one another.
  const digest = sha256(utf8ToBytes(`${doc}\n${writer.device}\n${nonce}\n${writer.account}`));
  let id = 0;
  for (let i = 0; i < 6; i++) id = id * 256 + (digest[i] ?? 0);
  return (id * 32 + ((digest[6] ?? 0) >> 3) || 1) as ClientId;
}
