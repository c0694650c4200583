import type { ServerResponse } from 'node:http';
import type { FaultAction } from '../faults/fault-rule.ts';
import { isObject } from '../json.ts';
import type { Reply } from './reply.ts';
import { createSink, type SinkShaping } from './sink.ts';

/** How an answer leaves: `cookie` renews a session, `fault` disturbs the bytes, `closed` ends streams. */
export interface Delivery {
  readonly cookie: string | undefined;
  readonly fault: FaultAction | undefined;
  readonly closed: AbortSignal;
}

function shapingOf(fault: FaultAction | undefined): SinkShaping {
  if (!fault) return {};
  if ('resetAfterBytes' in fault) return { resetAfterBytes: fault.resetAfterBytes };
  if ('truncate' in fault) return { truncateAtBytes: fault.truncate };
  if ('bytesPerSecond' in fault) return { bytesPerSecond: fault.bytesPerSecond };
  return {};
}

function withoutLast(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, -1);
  if (isObject(value) && Array.isArray(value['results'])) return { ...value, results: value['results'].slice(0, -1) };
  return value;
}

function bodyOf(value: unknown, fault: FaultAction | undefined): Buffer {
  if (fault && 'replaceBody' in fault) return Buffer.from(fault.replaceBody);
  return Buffer.from(`${JSON.stringify(fault && 'shortAnswer' in fault ? withoutLast(value) : value)}\n`);
}

function setHeaders(response: ServerResponse, delivery: Delivery): void {
  const { cookie, fault } = delivery;
  const type = fault && 'replaceBody' in fault ? fault.contentType : undefined;
  response.setHeader('Server', 'CouchDB/3.5.0 (Commonplace hub)');
  response.setHeader('Content-Type', type ?? 'application/json');
  response.setHeader('Cache-Control', 'must-revalidate');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
}

async function deliverBody(
  response: ServerResponse,
  answer: Exclude<Reply, { kind: 'stream' }>,
  fault: FaultAction | undefined,
): Promise<number> {
  const body = answer.kind === 'text' ? Buffer.from(answer.text) : bodyOf(answer.value, fault);
  const shaping = shapingOf(fault);
  response.statusCode = fault && 'replaceBody' in fault ? 200 : answer.status;
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.setHeader('Content-Length', Math.min(body.length, shaping.truncateAtBytes ?? body.length));
  const sink = createSink(response, shaping);
  response.flushHeaders();
  await sink.write(body);
  sink.end();
  return sink.bytes;
}

async function deliverStream(
  response: ServerResponse,
  answer: Extract<Reply, { kind: 'stream' }>,
  delivery: Delivery,
): Promise<number> {
  const { fault } = delivery;
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const sink = createSink(response, shapingOf(fault));
  response.statusCode = 200;
  response.flushHeaders();
  const closed = AbortSignal.any([gone.signal, delivery.closed]);
  const last = await answer.run({ closed, write: (text) => sink.write(Buffer.from(text)) });
  if (last !== undefined) await sink.write(bodyOf(last, fault));
  sink.end();
  return sink.bytes;
}

/** Writes an answer; the number of body bytes that went out. */
export async function deliver(response: ServerResponse, answer: Reply, delivery: Delivery): Promise<number> {
  setHeaders(response, delivery);
  return answer.kind === 'stream'
    ? deliverStream(response, answer, delivery)
    : deliverBody(response, answer, delivery.fault);
}
