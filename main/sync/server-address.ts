import { isIP } from 'node:net';
import { fail, succeed, type Result } from '../../core/contract/result.ts';

/**
 * The address of a server in one spelling: scheme, host, port and path prefix, without a trailing slash. Credentials, a
 * query or a fragment make it invalid; plain http to another machine is `address-insecure` unless allowed (R13).
 */
export function parseServerAddress(text: string, allowInsecure: boolean): Result<string> {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return fail({ code: 'address-invalid' });
  const url = new URL(trimmed);
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isPlain || (url.protocol !== 'http:' && url.protocol !== 'https:')) return fail({ code: 'address-invalid' });
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecure)
    return fail({ code: 'address-insecure' });
  return succeed(url.origin + url.pathname.replace(/\/+$/, ''));
}

function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]') return true;
  return isIP(hostname) === 4 && hostname.startsWith('127.');
}

/** CouchDB's own rule for the name of a database. */
export function parseDatabaseName(text: string): Result<string> {
  const name = text.trim();
  return /^[a-z][a-z0-9_$()+/-]*$/.test(name) ? succeed(name) : fail({ code: 'database-name-invalid' });
}
