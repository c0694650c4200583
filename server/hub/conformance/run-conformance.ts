import { readFileSync } from 'node:fs';
import { isObject, type JsonObject } from '../json.ts';
import type { Asker, ConformanceStep } from './step.ts';
import { steps } from './steps.ts';

/** The server under test, and its admin. */
export interface ConformanceTarget {
  readonly url: string;
  readonly admin: string;
  readonly password: string;
  /** Names the databases that the suite makes and deletes. */
  readonly database: string;
}

/** How many steps were answered as CouchDB answers, and a description of each that was not. */
export interface ConformanceResult {
  readonly passed: number;
  readonly failures: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

const recordFile = new URL('./couchdb-3.5.json', import.meta.url);
const answerWithinMs = 15_000;

/** The kind of a value: what must agree between two servers, without what may differ. */
function shape(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => shape(item, key));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((name) => [name, shape(value[name], name)]),
    );
  }
  if (key === 'error') return value;
  if (typeof value === 'string' && /^\d+-[0-9a-f]{20,}$/.test(value)) return '<rev>';
  if (/seq$/.test(key)) return value === null ? '<null>' : '<seq>';
  return `<${value === null ? 'null' : typeof value}>`;
}

function credentials(target: ConformanceTarget, as: Asker): string | undefined {
  if (as === 'nobody') return undefined;
  const byName = {
    admin: [target.admin, target.password],
    wrong: [target.admin, `${target.password}-not`],
    alice: ['alice', 'alice-pw'],
    bob: ['bob', 'bob-pw'],
  };
  return `Basic ${Buffer.from(byName[as].join(':')).toString('base64')}`;
}

function createAsker(
  target: ConformanceTarget,
  saved: Map<string, string>,
): (step: ConformanceStep) => Promise<Answer> {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (all, key: string) => saved.get(key) ?? all);
  return async (step) => {
    const headers: Record<string, string> = { accept: 'application/json', ...step.headers };
    const authorization = credentials(target, step.as);
    if (authorization !== undefined) headers['authorization'] = authorization;
    const body = step.raw ?? (step.body === undefined ? undefined : fill(JSON.stringify(step.body)));
    if (body !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(target.url + fill(step.path), {
      method: step.method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    try {
      return { status: response.status, json: JSON.parse(text) };
    } catch {
      return { status: response.status, json: undefined };
    }
  };
}

function described(step: ConformanceStep, { json, status }: Answer): JsonObject {
  if (step.loose) return { status };
  const compared = step.only && isObject(json) ? Object.fromEntries(step.only.map((key) => [key, json[key]])) : json;
  return { status, body: compared === undefined ? '<not json>' : shape(compared) };
}

function isAsRecorded(step: ConformanceStep, got: JsonObject, want: JsonObject): boolean {
  const { status } = got;
  const isStatusRight = step.anyStatus ? step.anyStatus.some((each) => each === status) : status === want['status'];
  return isStatusRight && (step.loose === true || JSON.stringify(got['body']) === JSON.stringify(want['body']));
}

async function prepare(
  step: ConformanceStep,
  ask: (step: ConformanceStep) => Promise<Answer>,
  saved: Map<string, string>,
) {
  if (step.before === 'n4rev') {
    const { json } = await ask({ name: 'n4rev', as: 'alice', method: 'GET', path: '/{db}/n4:d1:0001' });
    saved.set('n4rev', isObject(json) ? String(json['_rev']) : '');
  }
  if (step.before === 'prevhash') saved.set('prevhash', saved.get('prev')?.split('-')[1] ?? '');
}

/** Sends every step to a server and compares the answers with those of a real CouchDB 3.5.0, recorded. */
export async function runConformance(target: ConformanceTarget): Promise<ConformanceResult> {
  const recorded: unknown = JSON.parse(readFileSync(recordFile, 'utf8'));
  const saved = new Map([['db', target.database]]);
  const ask = createAsker(target, saved);
  const failures: string[] = [];
  for (const step of steps) {
    await prepare(step, ask, saved);
    const answer = await ask(step);
    for (const [name, field] of Object.entries(step.save ?? {})) {
      saved.set(name, isObject(answer.json) ? String(answer.json[field]) : '');
    }
    const got = described(step, answer);
    const entry = isObject(recorded) ? recorded[step.name] : undefined;
    const want = isObject(entry) ? entry : {};
    const wanted = isObject(want['body']) && step.only ? { ...want, body: onlyOf(want['body'], step.only) } : want;
    if (isAsRecorded(step, got, wanted)) continue;
    failures.push(`${step.name}\n  want ${JSON.stringify(wanted)}\n  got  ${JSON.stringify(got)}`);
  }
  return { passed: steps.length - failures.length, failures };
}

function onlyOf(body: JsonObject, keys: readonly string[]): JsonObject {
  const kept = Object.fromEntries(keys.map((key) => [key, body[key]]));
  return Object.fromEntries(
    Object.keys(kept)
      .sort()
      .map((key) => [key, kept[key]]),
  );
}
