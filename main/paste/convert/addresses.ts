import { type SafeLink, safeLinkOf } from '../../../core/markdown/safe-link.ts';
import type { PictureType } from '../../../core/contract/attachment-values.ts';

/** The longest data: address that is a picture of the paste. Units. */
const MAX_PICTURE_UNITS = 4 * 1024 * 1024;
const dataPicture = /^data:image\/(png|jpe?g|gif|webp|avif|bmp);base64,([a-z0-9+/=\s]+)$/i;

/** A picture whose bytes came with the HTML. Its type is only claimed: whoever stores it looks at the bytes. */
export interface InlinePicture {
  readonly claimed: PictureType;
  readonly bytes: Uint8Array;
}

const parsed = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

/** The address of a link that the app would open (R11); undefined for any other, also for those inside the app. */
export const linkIn = (address: string): SafeLink | undefined => safeLinkOf(address.trim(), parsed);

/** The address of a picture on the web, which is shown only when a person asks for it. */
export function remotePictureIn(address: string): string | undefined {
  const link = linkIn(address);
  return link?.kind === 'web' ? link.href : undefined;
}

/** A raster picture in the address itself; undefined for any other, such as SVG or a page. */
export function inlinePictureIn(address: string): InlinePicture | undefined {
  if (address.length > MAX_PICTURE_UNITS || !address.startsWith('data:')) return undefined;
  const [, type = '', base64 = ''] = dataPicture.exec(address) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0) return undefined;
  const claimed = `image/${type.toLowerCase().replace('jpg', 'jpeg')}` as PictureType;
  return { claimed, bytes: new Uint8Array(bytes) };
}
