import { isObject, type JsonObject } from '../json.ts';

/** An answer of the hub: `json` is an empty object when the body is none, `text` is the body as it came. */
interface HubAnswer {
  readonly status: number;
  readonly json: JsonObject;
  readonly text: string;
  readonly headers: Headers;
}

/** One person (or nobody) talking to a hub over HTTP. */
export interface HubClient {
  readonly headers: Readonly<Record<string, string>>;
  ask(method: string, path: string, body?: unknown): Promise<HubAnswer>;
  /** The lines of a streamed answer, as they come; heartbeats are empty lines. */
  lines(path: string, signal: AbortSignal): AsyncGenerator<string>;
}

/** The `Authorization` header of a name and password. */
export function basic(name: string, password: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` };
}

function parseAnswer(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
    return Array.isArray(value) ? { list: value } : {};
  } catch {
    return {};
  }
}

/** A client that sends these headers with every request, such as those of `basic` or a cookie. */
export function createHubClient(url: string, headers: Readonly<Record<string, string>> = {}): HubClient {
  return {
    headers,
    async ask(method, path, body) {
      const content = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const response = await fetch(url + path, { method, headers: { ...headers, ...type }, ...content });
      const text = await response.text();
      return { status: response.status, json: parseAnswer(text), text, headers: response.headers };
    },
    async *lines(path, signal) {
      const response = await fetch(url + path, { headers, signal });
      const decoder = new TextDecoder();
      let rest = '';
      for await (const chunk of response.body ?? []) {
        const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
        rest = parts.pop() ?? '';
        yield* parts;
      }
    },
  };
}
