import type { Identity } from '../auth/authenticator.ts';
import { clearedCookie } from '../auth/session-cookie.ts';
import { usersDatabase } from '../auth/user-documents.ts';
import { type HubRequest, methodNotAllowed, parseObjectBody } from '../http/hub-request.ts';
import { badRequest } from '../http/refusal.ts';
import { type Reply, reply } from '../http/reply.ts';
import type { HubServices } from './endpoint.ts';

function credentialsOf(request: HubRequest): { name: string; password: string } {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const fields = isForm ? Object.fromEntries(new URLSearchParams(request.body)) : parseObjectBody(request);
  const { name, username, password } = fields;
  const given = typeof name === 'string' ? name : username;
  if (typeof given !== 'string' || typeof password !== 'string')
    throw badRequest('request body must contain a username');
  return { name: given, password };
}

/** `/_session`: who am I (GET), sign in for a cookie (POST), sign out (DELETE). */
export async function session(request: HubRequest, identity: Identity, services: HubServices): Promise<Reply> {
  if (request.method === 'POST') {
    const { name, password } = credentialsOf(request);
    const { user, cookie } = await services.authenticator.signIn(name, password);
    return reply(200, { ok: true, name: user.name, roles: user.roles }, { 'Set-Cookie': cookie });
  }
  if (request.method === 'DELETE') return reply(200, { ok: true }, { 'Set-Cookie': clearedCookie });
  if (request.method !== 'GET') throw methodNotAllowed('GET', 'HEAD', 'POST', 'DELETE');
  const info = {
    authentication_db: usersDatabase,
    authentication_handlers: ['cookie', 'default'],
    ...(identity.by ? { authenticated: identity.by } : {}),
  };
  return reply(200, { ok: true, userCtx: { name: request.user.name, roles: request.user.roles }, info });
}
