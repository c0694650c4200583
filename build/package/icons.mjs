import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

// Makes every icon out of build/icon.svg with Debian's librsvg2-bin: `node build/package/icons.mjs`, to be run by hand
// when the drawing changes. The results are committed, because packaging must not need an SVG renderer.

const source = path.join(root, 'build/icon.svg');
const icons = path.join(root, 'build/icons');

/** What Linux desktops look for; 512 is the largest that their theme names. */
const linuxSizes = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Four-letter types of an icns file, each the name of a PNG of one size in pixels. */
const macTypes = { icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic13: 256, ic14: 512 };

function png(size) {
  return execFileSync('rsvg-convert', ['--width', size, '--height', size, source].map(String), {
    maxBuffer: 16 * 1024 * 1024,
  });
}

/** An ico file: a header, one entry of 16 bytes for each picture, the pictures. 256 is written as 0. */
function ico(sizes) {
  const pictures = sizes.map((size) => ({ size, data: png(size) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, data }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(data.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...pictures.map(({ data }) => data)]);
}

/** One block of an icns file: its type, its length with these eight bytes, its content. */
function block(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + data.length, 4);
  return Buffer.concat([head, data]);
}

const icns = (types) =>
  block('icns', Buffer.concat(Object.entries(types).map(([type, size]) => block(type, png(size)))));

fs.mkdirSync(icons, { recursive: true });
for (const size of linuxSizes) fs.writeFileSync(path.join(icons, `${size}x${size}.png`), png(size));
fs.writeFileSync(path.join(icons, 'icon.ico'), ico(windowsSizes));
fs.writeFileSync(path.join(icons, 'icon.icns'), icns(macTypes));
