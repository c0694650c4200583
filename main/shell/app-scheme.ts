import { protocol } from 'electron';
import type { Resources } from './app-resources.ts';

/** The scheme that serves the app's own pages and nothing else (R8). */
const SCHEME = 'app';

/** The origin of every page of the app; no other may call main. */
export const APP_ORIGIN = `${SCHEME}://commonplace`;

/** Makes `app:` a standard, secure scheme. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers `app:` requests from `resources`. Once, when the app is ready. */
export function serveApp(resources: Resources): void {
  protocol.handle(SCHEME, (request) => resources.respond(request.method, request.url));
}
