import type { IncomingHttpHeaders } from 'node:http';
import { badRequest, unauthorized } from '../http/refusal.ts';
import { type HubDocument, isStringList } from '../json.ts';
import type { Catalog } from '../store/catalog.ts';
import { createPasswordChecker, isSameText } from './passwords.ts';
import { isDueForRenewal, isValidClaim, parseSessionCookie, sessionCookie } from './session-cookie.ts';
import { anonymous, type UserContext } from './user-context.ts';
import { userDocumentId, usersDatabase } from './user-documents.ts';

/** Who a request is from, how that was shown, and the cookie to answer with when the session is renewed. */
export interface Identity {
  readonly user: UserContext;
  readonly by: 'default' | 'cookie' | undefined;
  readonly cookie: string | undefined;
}

/** Knows the server admin and the accounts in `_users`. */
export interface Authenticator {
  /** Throws a 401 refusal for a wrong password, 400 for a malformed cookie. No credentials make an anonymous identity. */
  identify(headers: IncomingHttpHeaders): Promise<Identity>;
  /** The session cookie for a name and password, or a 401 refusal. */
  signIn(name: string, password: string): Promise<{ user: UserContext; cookie: string }>;
}

/** What the authenticator is made from. `nowSeconds` is the hub's clock. */
export interface AuthenticatorOptions {
  readonly admin: string;
  readonly password: string;
  readonly secret: string;
  readonly catalog: Catalog;
  readonly nowSeconds: () => number;
}

/** The name and password of a basic `Authorization` header, unverified. */
function parseBasic(header: string | undefined): { name: string; password: string } | undefined {
  const match = /^basic\s+([a-z0-9+/=_-]+)$/i.exec(header ?? '');
  if (!match?.[1]) return undefined;
  const text = Buffer.from(match[1], 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** The name that a request claims, for logs and faults; nothing is verified. */
export function claimedName(headers: IncomingHttpHeaders): string | null {
  return parseBasic(headers.authorization)?.name ?? parseSessionCookie(headers.cookie)?.name ?? null;
}

/** Creates the authenticator of a hub. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  const { admin, catalog, nowSeconds, secret } = options;
  const passwords = createPasswordChecker();
  const adminContext: UserContext = { name: admin, roles: ['_admin'] };

  async function account(name: string): Promise<HubDocument | undefined> {
    const document = await (await catalog.get(usersDatabase)).store.get(userDocumentId(name));
    return document?.['type'] === 'user' ? document : undefined;
  }
  /** The key changes with the password: a new password ends all sessions. */
  async function sessionKey(name: string): Promise<{ key: string; user: UserContext } | undefined> {
    if (name === admin) return { key: `${secret}:${options.password}`, user: adminContext };
    const document = await account(name);
    if (!document) return undefined;
    const roles = isStringList(document['roles']) ? document['roles'] : [];
    return { key: `${secret}:${String(document['salt'])}`, user: { name, roles } };
  }
  async function isRightPassword(name: string, password: string): Promise<boolean> {
    if (name === admin) return isSameText(password, options.password);
    const document = await account(name);
    return document !== undefined && passwords.matches(document, password);
  }
  async function verified(name: string, password: string): Promise<{ key: string; user: UserContext }> {
    const found = (await isRightPassword(name, password)) ? await sessionKey(name) : undefined;
    if (!found) throw unauthorized('Name or password is incorrect.');
    return found;
  }

  return {
    async identify(headers) {
      if (headers.authorization !== undefined) {
        const basic = parseBasic(headers.authorization);
        if (!basic) throw unauthorized('Name or password is incorrect.');
        return { user: (await verified(basic.name, basic.password)).user, by: 'default', cookie: undefined };
      }
      const claim = parseSessionCookie(headers.cookie);
      if (claim === null) throw badRequest('Malformed AuthSession cookie. Please clear your cookies.');
      const found = claim && (await sessionKey(claim.name));
      // CouchDB takes an expired or foreign cookie for none at all: the 401 comes from what was asked.
      if (!claim || !found || !isValidClaim(claim, found.key, nowSeconds())) {
        return { user: anonymous, by: undefined, cookie: undefined };
      }
      const renewed = isDueForRenewal(claim, nowSeconds())
        ? sessionCookie(found.key, claim.name, nowSeconds())
        : undefined;
      return { user: found.user, by: 'cookie', cookie: renewed };
    },
    async signIn(name, password) {
      const { key, user } = await verified(name, password);
      return { user, cookie: sessionCookie(key, name, nowSeconds()) };
    },
  };
}
