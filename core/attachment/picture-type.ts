import type { PictureType } from '../contract/attachment-values.ts';

/** How many bytes of a file's beginning tell what it is. */
export const HEAD_BYTES = 64;

/** The sizes that the second header of a bitmap can have, in bytes. */
const BITMAP_HEADERS = new Set([12, 40, 52, 56, 64, 108, 124]);

/**
 * What kind of raster picture a file is, by its first bytes (R3); undefined for everything else, whatever its name says.
 * Pictures that are programs or documents (SVG, PDF) are none.
 */
export function pictureTypeOf(head: Uint8Array): PictureType | undefined {
  if (beginsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (beginsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.startsWith('GIF87a') || text.startsWith('GIF89a')) return 'image/gif';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'image/webp';
  if (isAvif(text)) return 'image/avif';
  return isBitmap(head, text) ? 'image/bmp' : undefined;
}

const beginsWith = (head: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => head[index] === byte);

/** A container of ISO media whose main brand, or one that it is compatible with, is AVIF. */
function isAvif(text: string): boolean {
  if (!text.startsWith('ftyp', 4)) return false;
  const boxBytes = (text.charCodeAt(2) << 8) | text.charCodeAt(3);
  for (let at = 8; at < Math.min(boxBytes, text.length); at += 4)
    if (at !== 12 && /^avi[fs]$/.test(text.slice(at, at + 4))) return true;
  return false;
}

/** `BM` alone begins many a text. */
function isBitmap(head: Uint8Array, text: string): boolean {
  if (!text.startsWith('BM') || head.length < 18) return false;
  const hasReservedZeros = head.subarray(6, 10).every((byte) => byte === 0);
  const header = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(14, true);
  return hasReservedZeros && BITMAP_HEADERS.has(header);
}
