import decodeQR from 'qr/decode.js';
import { expect, it } from 'vitest';
import { qrPathOf } from './qr-path.ts';

const LINK = `commonplace://join#${'Aa0-_'.repeat(60)}`;
const SCALE = 4;

/** The path painted as a camera sees it: every square a few pixels wide, in red, green, blue and opacity. */
function paint({ size, path }: ReturnType<typeof qrPathOf>) {
  const width = size * SCALE;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g))
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      const from = (row * width + Number(x) * SCALE) * 4;
      for (let at = from; at < from + Number(length) * SCALE * 4; at += 1) if (at % 4 !== 3) data[at] = 0;
    }
  return { width, height: width, data };
}

it('[SR28] a camera reads the link out of its picture', () => {
  expect(decodeQR(paint(qrPathOf(LINK)))).toBe(LINK);
});
