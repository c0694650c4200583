import zlib from 'node:zlib';
import type { Locator } from '@playwright/test';

/** A file to be handed to a page. */
export interface GivenFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A real PNG: hills in two greens under a sky that fades. Sizes in px. */
export function pngOf(name: string, width: number, height: number): GivenFile {
  const rowBytes = 1 + width * 3;
  const rows = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colourAt(x / width, y / height), y * rowBytes + 1 + x * 3);
  }
  // Eight bits for each of red, green and blue.
  const header = bytesOf(...wordOf(width), ...wordOf(height), 8, 2, 0, 0, 0);
  const content = joined(
    bytesOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunkOf('IHDR', header),
    chunkOf('IDAT', new Uint8Array(zlib.deflateSync(rows))),
    chunkOf('IEND', bytesOf()),
  );
  return { name, type: 'image/png', content };
}

/** A file that begins as a PDF does. */
export function pdfOf(name: string, sizeBytes: number): GivenFile {
  const content = new Uint8Array(sizeBytes);
  content.set(new TextEncoder().encode('%PDF-1.7\n'));
  return { name, type: 'application/pdf', content };
}

/** Pastes files into an editor, or drops them at its beginning, as the browser hands them to a page. */
export async function give(editor: Locator, how: 'paste' | 'drop', files: readonly GivenFile[]): Promise<void> {
  const carried = files.map(({ name, type, content }) => ({
    name,
    type,
    base64: Buffer.from(content).toString('base64'),
  }));
  await editor.evaluate(
    (element, { kind, given }) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      const { left, top } = element.getBoundingClientRect();
      const common = { bubbles: true, cancelable: true };
      const event =
        kind === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: transfer, ...common })
          : new DragEvent('drop', { dataTransfer: transfer, clientX: left + 1, clientY: top + 5, ...common });
      element.dispatchEvent(event);
    },
    { kind: how, given: carried },
  );
}

/** Pastes a file of zeros that is made in the page. */
export async function pasteZeros(editor: Locator, name: string, sizeMb: number): Promise<void> {
  await editor.evaluate(
    (element, file) => {
      const transfer = new DataTransfer();
      const megabyte = new Uint8Array(1024 * 1024);
      transfer.items.add(
        new File(
          Array.from({ length: file.sizeMb }, () => megabyte),
          file.name,
        ),
      );
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
    },
    { name, sizeMb },
  );
}

/** The colour of a place of the landscape, in fractions of its width and height. */
function colourAt(x: number, y: number): readonly [number, number, number] {
  const hills = 0.62 + 0.12 * Math.sin(x * 7) + 0.05 * Math.sin(x * 19);
  if (y > hills + 0.14) return [46, 92, 70];
  if (y > hills) return [88, 138, 106];
  return [Math.round(250 - 90 * (1 - y)), Math.round(214 - 30 * (1 - y)), Math.round(190 + 40 * (1 - y))];
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const named = joined(new TextEncoder().encode(type), data);
  return joined(bytesOf(...wordOf(data.length)), named, bytesOf(...wordOf(checksumOf(named))));
}

/** The CRC-32 that PNG has. */
function checksumOf(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const bytesOf = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);

const wordOf = (value: number): readonly number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
