import { protocol } from 'electron';
import type { Resources } from './app-resources.ts';

/** The scheme that serves the app's own pages and nothing else (R8). */
export const SCHEME = 'app';

/** The scheme that serves pictures: attachments, diagrams, pictures from the web that a person asked for (R3). */
const PICTURE_SCHEME = 'att';

/** The origin of every page of the app; no other may call main. */
export const APP_ORIGIN = `${SCHEME}://commonplace`;

/** The origin of the page that draws diagrams, which is there in a session of its own only. */
export const DRAWING_ORIGIN = `${SCHEME}://diagrams`;

/** Answers requests for `att://<host>/<id>`; undefined: there is no such picture. */
export type PictureSource = (id: string) => Promise<Picture | undefined>;

/** A raster picture, by its type as its bytes tell. */
export interface Picture {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Makes `app:` and `att:` standard, secure schemes. Must run before the app is ready, and once. */
export function registerSchemes(): void {
  // What V8 made of the pages' scripts is kept in the profile: the next window is there a tenth of a second earlier.
  const pages = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: pages },
    { scheme: PICTURE_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** Answers `app:` requests from `resources`. Once, when the app is ready. */
export function serveApp(resources: Resources): void {
  protocol.handle(SCHEME, (request) => resources.respond(request.method, request.url));
}

/** Answers `att:` requests, each from the source that its host names. Once, when the app is ready. */
export function servePictures(sources: Readonly<Record<string, PictureSource>>): void {
  protocol.handle(PICTURE_SCHEME, (request) => pictureResponse(request, sources));
}

async function pictureResponse(
  { method, url }: Request,
  sources: Readonly<Record<string, PictureSource>>,
): Promise<Response> {
  const { host, pathname } = new URL(url);
  const source = Object.hasOwn(sources, host) ? sources[host] : undefined;
  const picture = method === 'GET' ? await source?.(pathname.slice(1)) : undefined;
  if (picture === undefined) return new Response('not found', { status: 404, headers: pictureHeaders('text/plain') });
  return new Response(new Uint8Array(picture.bytes), { headers: pictureHeaders(picture.type) });
}

/** Whatever the bytes are, they are a picture of that type or nothing: they can be no document and run nothing. */
const pictureHeaders = (type: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'no-store',
});
