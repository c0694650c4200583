import { MAX_PICTURE_SIDE } from '../core/contract/diagram-commands.ts';
import { faceRules } from './face.ts';

/** How many pixels of the picture stand for one px of CSS, unless it would become too large. */
const PIXEL_RATIO = 2;

/** A raster picture, and its size in px of CSS. */
export interface DrawnPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Paints an SVG. As the source of an image it is a document of its own without scripts, links or anything loaded, so what
 * comes out is what it looks like and nothing else.
 */
export async function pictureOf(svg: SVGSVGElement): Promise<DrawnPicture> {
  const { width, height } = sizeOf(svg);
  const ratio = Math.min(PIXEL_RATIO, MAX_PICTURE_SIDE / width, MAX_PICTURE_SIDE / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * ratio));
  canvas.height = Math.max(1, Math.floor(height * ratio));
  canvas.getContext('2d')?.drawImage(await imageOf(svg, canvas), 0, 0, canvas.width, canvas.height);
  return { png: pngOf(canvas), width, height };
}

function sizeOf(svg: SVGSVGElement): { width: number; height: number } {
  const { width, height } = svg.viewBox.baseVal;
  if (!(width >= 1 && height >= 1)) throw new Error('There is nothing in it to draw.');
  return { width: Math.ceil(width), height: Math.ceil(height) };
}

function imageOf(svg: SVGSVGElement, { width, height }: HTMLCanvasElement): Promise<HTMLImageElement> {
  svg.removeAttribute('style');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  const style = document.createElementNS(svg.namespaceURI, 'style');
  style.textContent = faceRules;
  svg.prepend(style);
  const image = new Image();
  // A data: address, not a blob: with foreign objects in it, what came from a blob could not be read back.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('This diagram cannot be made a picture.'));
  });
}

/** At once: a blob would be made when a page that nobody sees has nothing better to do, a second later. */
function pngOf(canvas: HTMLCanvasElement): Uint8Array {
  const [, base64 = ''] = canvas.toDataURL('image/png').split(',', 2);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
