/** Deeper than any input of the contract; keeps a nested bomb from exhausting the stack of the parser. */
const MAX_DEPTH = 16;

/** What a number, a boolean, a null or one array slot counts. */
const SCALAR_BYTES = 8;

/**
 * Tells whether a value that crossed the bridge is small and plain enough to be parsed: strings (keys too) as UTF-8,
 * byte arrays by the memory behind them, at most `maxBytes` in all and 16 levels. `undefined` counts nothing.
 * Maps, sets, dates and other objects that no input consists of do not fit at any size.
 */
export function fitsWithin(value: unknown, maxBytes: number): boolean {
  return bytesLeft(value, maxBytes, MAX_DEPTH) >= 0;
}

/** `left` minus what `value` takes, negative as soon as it is too much: nothing is walked beyond the cap. */
function bytesLeft(value: unknown, left: number, depth: number): number {
  if (value === undefined) return left;
  if (typeof value === 'string') return left - utf8Bytes(value, left);
  if (typeof value !== 'object' || value === null) return left - SCALAR_BYTES;
  // A short view on a long buffer brings the whole buffer across.
  if (value instanceof Uint8Array) return left - value.buffer.byteLength;
  if (depth === 0) return -1;
  if (Array.isArray(value)) return arrayBytesLeft(value, left - value.length * SCALAR_BYTES, depth - 1);
  return isPlain(value) ? entriesBytesLeft(value, left, depth - 1) : -1;
}

/** The length of a sparse array is paid for before it is walked, so a huge one costs nothing. */
function arrayBytesLeft(items: readonly unknown[], paid: number, depth: number): number {
  let left = paid;
  for (let index = 0; index < items.length && left >= 0; index += 1) left = bytesLeft(items[index], left, depth);
  return left;
}

function entriesBytesLeft(object: object, budget: number, depth: number): number {
  let left = budget;
  for (const [key, entry] of Object.entries(object)) {
    left = bytesLeft(entry, left - utf8Bytes(key, left), depth);
    if (left < 0) break;
  }
  return left;
}

/** UTF-8 is never shorter than the number of UTF-16 units, so a string that is too long need not be counted. */
function utf8Bytes(text: string, left: number): number {
  return text.length > left ? text.length : Buffer.byteLength(text, 'utf8');
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
