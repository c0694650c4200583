import { ProblemError } from './problem.ts';

/** What no text has in any encoding of one byte a character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
/** How much of a text is looked at to tell its encoding. Bytes. */
const SAMPLE_BYTES = 4096;

/**
 * The text of a file in UTF-8, in UTF-16 with or without its mark, or in the encoding that Windows had in Western Europe.
 * Throws a ProblemError for what is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text === undefined || text.includes('\0')) throw new ProblemError('not-text');
  return text;
}

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodedAs('utf-16be', bytes);
  const halves = wideEncodingOf(bytes);
  if (halves !== undefined) return decodedAs(halves, bytes);
  const text = decodedAs('utf-8', bytes);
  if (text !== undefined) return text;
  const western = decodedAs('windows-1252', bytes);
  return western === undefined || CONTROLS.test(western) ? undefined : western;
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without its mark: every other byte of a text in the Latin alphabet is zero. */
function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (half < 1 || bytes.length % 2 !== 0) return undefined;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.7 && odd < half * 0.05 ? 'utf-16be' : undefined;
}
