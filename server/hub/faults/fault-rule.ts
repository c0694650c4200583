import { isObject, type JsonObject } from '../json.ts';
import { badRequest } from '../http/refusal.ts';

/** What a fault does to a request. `delayMs` lets the request go on, and the next matching rule may add to it. */
export type FaultAction =
  /** Answers with this status, without doing what was asked. */
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly delayMs: number }
  /** Destroys the connection before the request is read. */
  | { readonly reset: true }
  /** Does what was asked, and destroys the connection after so many bytes of the answer's body. */
  | { readonly resetAfterBytes: number }
  /** Accepts the request and never answers. */
  | { readonly blackHole: true }
  /** Ends the body early, in a correct HTTP answer. */
  | { readonly truncate: number }
  /** Does what was asked, and answers 200 with this text. */
  | { readonly replaceBody: string; readonly contentType?: string }
  /** Leaves out the last row of an answer that is a list, or that has a list `results`. */
  | { readonly shortAnswer: true }
  | { readonly bytesPerSecond: number };

/** Which requests a fault hits: all given parts must fit. `path` is the source of a regular expression over path and query. */
export interface FaultMatch {
  readonly method?: string;
  readonly path?: string;
  readonly user?: string;
}

/** A fault to inject into matching requests, `times` often; without `times` until it is cleared. */
export interface FaultRule {
  readonly match: FaultMatch;
  readonly times?: number;
  readonly then: FaultAction;
}

/** Makes a rule: what happens to which requests, and how often (for ever unless given). */
export function faultRule(match: FaultMatch, action: FaultAction, times?: number): FaultRule {
  return { match, then: action, ...(times === undefined ? {} : { times }) };
}

const actionKeys = [
  'status',
  'delayMs',
  'reset',
  'resetAfterBytes',
  'blackHole',
  'truncate',
  'replaceBody',
  'shortAnswer',
  'bytesPerSecond',
] as const;

function parseRule(value: unknown): FaultRule {
  if (!isObject(value) || !isObject(value['then']) || !isObject(value['match'])) {
    throw badRequest('A fault rule is { match, times?, then }.');
  }
  const then: JsonObject = value['then'];
  if (actionKeys.filter((key) => key in then).length !== 1)
    throw badRequest(`then has one of ${actionKeys.join(', ')}.`);
  return value as unknown as FaultRule;
}

/** Reads fault rules that came over HTTP. */
export function parseFaultRules(value: unknown): FaultRule[] {
  if (!isObject(value) || !Array.isArray(value['rules'])) throw badRequest('The body is { rules: [...] }.');
  return value['rules'].map(parseRule);
}
