import { describe, expect, it } from 'vitest';
import { pictureTypeOf } from './picture-type.ts';

const text = (value: string): Uint8Array => Uint8Array.from(value, (letter) => letter.charCodeAt(0));
const bitmap = text(`BM\u0046\0\0\0\0\0\0\0\u0036\0\0\0\u0028\0\0\0`);

describe('what a picture is', () => {
  it.each([
    ['image/png', text('\u0089PNG\r\n\u001a\n\0\0')],
    ['image/jpeg', text('\u00ff\u00d8\u00ff\u00e0')],
    ['image/gif', text('GIF89a')],
    ['image/gif', text('GIF87a')],
    ['image/webp', text('RIFF\0\0\0\0WEBPVP8 ')],
    ['image/avif', text('\0\0\0\u001cftypavif\0\0\0\0')],
    ['image/avif', text('\0\0\0\u001cftypmif1\0\0\0\0miafavif')],
    ['image/bmp', bitmap],
  ])('[AT6] %s is told by its first bytes', (type, head) => {
    expect(pictureTypeOf(head)).toBe(type);
  });

  it.each([
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">')],
    ['a page', text('<!doctype html><script>')],
    ['a PDF', text('%PDF-1.7')],
    ['a film', text('\0\0\0\u001cftypisom\0\0\0\0isomiso2')],
    ['a version that reads as a brand', text('\0\0\0\u0010ftypisomavif')],
    ['a text about a car', text('BMW is a maker of cars and bikes')],
    ['nothing', text('')],
    ['a beginning', text('\u0089PN')],
  ])('[AT6] %s is none', (_what, head) => {
    expect(pictureTypeOf(head)).toBeUndefined();
  });
});
