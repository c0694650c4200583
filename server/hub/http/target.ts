import { badRequest } from './refusal.ts';

/** The parts of a request's path, decoded, and its query. */
export interface Target {
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

function decoded(segment: string): string {
  try {
    // CouchDB reads a raw plus in a path as a space.
    return decodeURIComponent(segment.replaceAll('+', ' '));
  } catch {
    throw badRequest('The path is not properly encoded.');
  }
}

/** Takes a request target apart. A trailing slash means nothing; an encoded slash stays inside its segment. */
export function parseTarget(url: string): Target {
  const [path = '', ...rest] = url.split('?');
  const segments = path.split('/').slice(1).map(decoded);
  if (segments.at(-1) === '') segments.pop();
  return { segments, query: new URLSearchParams(rest.join('?')) };
}
