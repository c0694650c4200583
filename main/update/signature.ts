import { createPublicKey, verify } from 'node:crypto';

const SIGNATURE = /^[A-Za-z0-9+/]{86}==\n?$/;

/**
 * Whether a detached signature (base64, Ed25519) over exactly these bytes was made with the private half of one of the keys
 * (base64 of SPKI DER). A key that is none, or of another kind, signs nothing.
 */
export function isSigned(content: Uint8Array, signature: Uint8Array, keys: readonly string[]): boolean {
  const text = Buffer.from(signature).toString('latin1');
  if (!SIGNATURE.test(text)) return false;
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  return keys.some((key) => verifies(content, bytes, key));
}

function verifies(content: Uint8Array, signature: Uint8Array, spki: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, content, key, signature);
  } catch {
    return false;
  }
}
