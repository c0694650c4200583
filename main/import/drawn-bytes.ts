import { randomBytes } from 'node:crypto';

/** So many are drawn at once: a drawing costs far more than its bytes. */
const DRAWN = 4096;

/** Gives out random bytes, each once. `length` is in bytes. */
export function drawnBytes(): (length: number) => Uint8Array {
  let drawn = new Uint8Array(0);
  return (length) => {
    if (length > drawn.length) drawn = new Uint8Array(randomBytes(Math.max(DRAWN, length)));
    const bytes = drawn.slice(0, length);
    drawn = drawn.subarray(length);
    return bytes;
  };
}
