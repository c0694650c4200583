import type { AppError } from '../../core/contract/errors.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { Failure } from '../../core/sync/failure.ts';
import { parseDatabaseName, parseServerAddress } from './server-address.ts';
import { createServerClient, type ServerClient } from './server-client.ts';
import { SyncError } from './sync-error.ts';
import { defaultLimits } from './sync-limits.ts';

/** What a person typed into the connect dialog. */
export interface ServerQuestion {
  readonly server: string;
  readonly database: string;
  readonly account: string;
  readonly password: string;
  readonly allowInsecure: boolean;
}

/** A question in the one spelling, with the way to ask it. */
export interface AskedServer {
  readonly server: string;
  readonly database: string;
  readonly ask: ServerClient;
}

/** Runs `talk` with a client for the question; every expected failure becomes its error code. */
export async function withServer<T>(
  question: ServerQuestion,
  fetch: typeof globalThis.fetch,
  talk: (asked: AskedServer) => Promise<Result<T>>,
): Promise<Result<T>> {
  const server = parseServerAddress(question.server, question.allowInsecure);
  if (!server.ok) return server;
  const database = parseDatabaseName(question.database);
  if (!database.ok) return database;
  const ask = createServerClient(
    { server: server.value, account: question.account, password: question.password },
    { fetch, limits: defaultLimits, signal: new AbortController().signal, onLife: () => undefined },
  );
  return settle(() => talk({ server: server.value, database: database.value, ask }));
}

/** Turns the SyncErrors of `work` into results; anything else is a defect and stays thrown. */
export async function settle<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof SyncError) return fail(appErrorOf(cause.failure));
    throw cause;
  }
}

/** Answers the roles of the account that signed in. 401 and 403 both mean that the server does not let it in (fact 20). */
export async function signIn(ask: ServerClient, account: string): Promise<Result<readonly string[]>> {
  const reply = await ask({ path: '/_session', accept: [401, 403] });
  const context = objectIn(reply.json, 'userCtx');
  if (reply.status !== 200) return fail({ code: 'sign-in-failed' });
  if (context === undefined) return fail({ code: 'server-not-couchdb' });
  if (context['name'] !== account) return fail({ code: 'sign-in-failed' });
  const roles: unknown = context['roles'];
  return succeed(Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : []);
}

/** A property that is an object, or undefined. */
export function objectIn(value: unknown, key: string): Readonly<Record<string, unknown>> | undefined {
  if (typeof value !== 'object' || value === null || !(key in value)) return undefined;
  const inner: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  return typeof inner === 'object' && inner !== null ? { ...inner } : undefined;
}

function appErrorOf(failure: Failure): AppError {
  switch (failure.kind) {
    case 'unreachable':
      return { code: 'server-unreachable' };
    case 'untrusted':
      return { code: 'server-untrusted' };
    case 'not-couchdb':
      return { code: 'server-not-couchdb' };
    case 'sign-in':
      return { code: 'sign-in-failed' };
    case 'database-missing':
      return { code: 'database-missing', mayCreate: false };
    case 'no-permission':
    case 'database-foreign':
    case 'database-newer':
      return { code: failure.kind };
    case 'server':
    case 'too-busy':
    case 'too-large':
    case 'server-full':
    case 'store-failed':
      return { code: 'server-failed', status: failure.status ?? 500 };
  }
}
