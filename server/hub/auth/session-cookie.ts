import { createHmac } from 'node:crypto';
import { isSameText } from './passwords.ts';

/** A cookie lives this long, like CouchDB's default. */
const sessionSeconds = 600;
/** A request in the last nine tenths of that time is answered with a fresh cookie. */
const renewedBelow = 0.9;

/** What a session cookie says: who, and when it was signed (seconds since 1970). */
export interface SessionClaim {
  readonly name: string;
  readonly signedAt: number;
  readonly signature: string;
}

function sign(key: string, name: string, signedAt: number): string {
  return createHmac('sha256', key).update(`${name}:${signedAt}`).digest('hex');
}

/** The `Set-Cookie` value of a session. The key should change with the person's password, so that old cookies die. */
export function sessionCookie(key: string, name: string, nowSeconds: number): string {
  const token = `${name}:${nowSeconds.toString(16).toUpperCase()}:${sign(key, name, nowSeconds)}`;
  const value = Buffer.from(token).toString('base64url');
  return `AuthSession=${value}; Version=1; Max-Age=${sessionSeconds}; Path=/; HttpOnly; SameSite=Strict`;
}

/** The `Set-Cookie` value that ends a session. */
export const clearedCookie = 'AuthSession=; Version=1; Max-Age=0; Path=/; HttpOnly; SameSite=Strict';

/** The session cookie in a `Cookie` header, unverified; `undefined` when there is none, null when it is malformed. */
export function parseSessionCookie(header: string | undefined): SessionClaim | undefined | null {
  const match = /(?:^|;\s*)AuthSession=([^;]*)/.exec(header ?? '');
  if (!match?.[1]) return undefined;
  const token = /^(.+):([0-9A-F]+):([0-9a-f]{64})$/s.exec(Buffer.from(match[1], 'base64url').toString());
  if (!token) return null;
  const [, name = '', time = '', signature = ''] = token;
  return { name, signedAt: Number.parseInt(time, 16), signature };
}

/** True when a claim was signed with this key and its time is not over. */
export function isValidClaim(claim: SessionClaim, key: string, nowSeconds: number): boolean {
  if (nowSeconds >= claim.signedAt + sessionSeconds) return false;
  return isSameText(sign(key, claim.name, claim.signedAt), claim.signature);
}

/** True when an answer should carry a fresh cookie. */
export function isDueForRenewal(claim: SessionClaim, nowSeconds: number): boolean {
  return claim.signedAt + sessionSeconds - nowSeconds < sessionSeconds * renewedBelow;
}
