/** The eight bytes that every PNG begins with, and the name of the chunk that comes first and tells the size. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER_NAME = [0x49, 0x48, 0x44, 0x52];
const NAME_AT = 12;
const SIZE_AT = 16;

/** How large a picture says it is, in its own pixels; undefined when the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const isAt = (offset: number, expected: readonly number[]): boolean =>
    expected.every((byte, index) => bytes[offset + index] === byte);
  if (bytes.length < SIZE_AT + 8 || !isAt(0, SIGNATURE) || !isAt(NAME_AT, HEADER_NAME)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(SIZE_AT), height: view.getUint32(SIZE_AT + 4) };
}
