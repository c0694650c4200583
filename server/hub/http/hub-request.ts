import type { IncomingHttpHeaders } from 'node:http';
import type { UserContext } from '../auth/user-context.ts';
import { isObject, type JsonObject } from '../json.ts';
import { badRequest, Refusal } from './refusal.ts';

/** One request, authenticated and read whole. */
export interface HubRequest {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly user: UserContext;
}

/** The body as JSON; a 400 refusal when it is none. */
export function parseJsonBody(request: HubRequest): unknown {
  try {
    return JSON.parse(request.body);
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
}

/** The body as a JSON object. POST must say that it is JSON, which keeps forms of foreign web pages out. */
export function parseObjectBody(request: HubRequest): JsonObject {
  if (request.method === 'POST' && !(request.headers['content-type'] ?? '').startsWith('application/json')) {
    throw new Refusal(415, 'bad_content_type', 'Content-Type must be application/json');
  }
  const value = parseJsonBody(request);
  if (!isObject(value)) throw badRequest('Request body must be a JSON object');
  return value;
}

/** A query parameter that is `true` or absent; anything else but `false` is refused. */
export function parseFlag(query: URLSearchParams, key: string): boolean {
  const text = query.get(key);
  if (text === null || text === 'false') return false;
  if (text === 'true') return true;
  throw new Refusal(400, 'query_parse_error', `Invalid boolean parameter: ${text}`);
}

/** A query parameter that holds JSON, such as `startkey`. */
export function parseJsonParameter(query: URLSearchParams, key: string): unknown {
  const text = query.get(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
}

/** A query parameter that is a whole number from 0, or `undefined`. */
export function parseCount(query: URLSearchParams, key: string): number | undefined {
  const text = query.get(key);
  if (text === null) return undefined;
  if (!/^\d{1,12}$/.test(text)) throw new Refusal(400, 'query_parse_error', `Invalid value for integer: ${text}`);
  return Number(text);
}

/** Refuses what an endpoint does not offer, naming what it does. */
export function methodNotAllowed(...allowed: readonly string[]): Refusal {
  return new Refusal(405, 'method_not_allowed', `Only ${allowed.join(',')} allowed`);
}
