import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { claimedName, type Identity } from './auth/authenticator.ts';
import type { HubServices } from './endpoints/endpoint.ts';
import { route } from './endpoints/route.ts';
import type { FaultAction } from './faults/fault-rule.ts';
import { deliver } from './http/deliver.ts';
import { readBody } from './http/read-body.ts';
import { Refusal } from './http/refusal.ts';
import { type Reply, reply } from './http/reply.ts';
import { parseTarget } from './http/target.ts';

/** What the listener is made from. `closed` ends everything that waits; `now` is the hub's clock in milliseconds. */
export interface ListenerOptions {
  readonly services: HubServices;
  readonly closed: AbortSignal;
  readonly now: () => number;
}

interface Answer {
  readonly reply: Reply;
  readonly cookie: string | undefined;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly fault: FaultAction | undefined;
  bytesIn: number;
  bytesOut: number;
}

function refusalReply(error: unknown): Reply {
  if (error instanceof Refusal) return reply(error.status, { error: error.error, reason: error.message });
  return reply(500, { error: 'unknown_error', reason: error instanceof Error ? error.message : String(error) });
}

async function answerTo(request: IncomingMessage, body: string, services: HubServices): Promise<Answer> {
  let identity: Identity | undefined;
  try {
    const { segments, query } = parseTarget(request.url ?? '/');
    identity = await services.authenticator.identify(request.headers);
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    const { headers } = request;
    const answer = await route({ method, segments, query, headers, body, user: identity.user }, identity, services);
    return { reply: answer, cookie: identity.cookie };
  } catch (error) {
    return { reply: refusalReply(error), cookie: identity?.cookie };
  }
}

async function exchangeAnswer(exchange: Exchange, options: ListenerOptions): Promise<void> {
  const { fault, request, response } = exchange;
  let answer: Answer;
  try {
    const body = await readBody(request);
    exchange.bytesIn = body.length;
    answer =
      fault && 'status' in fault
        ? { reply: faultReply(fault), cookie: undefined }
        : await answerTo(request, body.toString(), options.services);
  } catch (error) {
    answer = { reply: refusalReply(error), cookie: undefined };
    response.setHeader('Connection', 'close');
  }
  exchange.bytesOut = await deliver(response, answer.reply, { cookie: answer.cookie, fault, closed: options.closed });
}

function faultReply(fault: Extract<FaultAction, { status: number }>): Reply {
  const text = fault.body ?? `${JSON.stringify({ error: 'injected', reason: 'A fault was injected.' })}\n`;
  return { kind: 'text', status: fault.status, text, ...(fault.headers ? { headers: fault.headers } : {}) };
}

/** Applies what happens before a request is read; false when it shall not be answered at all. */
async function passesFaults(
  actions: readonly FaultAction[],
  request: IncomingMessage,
  closed: AbortSignal,
): Promise<boolean> {
  for (const action of actions) {
    if ('delayMs' in action) await delay(action.delayMs, undefined, { signal: closed }).catch(() => undefined);
    if ('reset' in action) request.socket.resetAndDestroy();
    if ('reset' in action || 'blackHole' in action) return false;
  }
  return !closed.aborted;
}

/** Answers HTTP requests: faults, body, identity, route, delivery, log. Resolves when the answer is out. */
export function createRequestListener(
  options: ListenerOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { closed, now, services } = options;
  return async (request, response) => {
    const { method = 'GET', url: path = '/' } = request;
    const user = claimedName(request.headers);
    const at = now();
    const actions = path.startsWith('/_fault') ? [] : services.faults.take({ method, path, user });
    const fault = actions.find((action) => !('delayMs' in action));
    const exchange: Exchange = { request, response, fault, bytesIn: 0, bytesOut: 0 };
    const isAnswered = await passesFaults(actions, request, closed);
    if (isAnswered) await exchangeAnswer(exchange, options).catch(() => response.destroy());
    const { bytesIn, bytesOut } = exchange;
    services.faults.record({ at, method, path, status: isAnswered ? response.statusCode : 0, user, bytesIn, bytesOut });
  };
}
