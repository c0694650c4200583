/** The fields of the connect dialog that one pasted address can fill. Absent: the address does not say. */
export interface PastedAddress {
  readonly server: string;
  readonly database?: string;
  readonly account?: string;
  readonly password?: string;
}

/**
 * Takes a whole address apart, as copied from a server's page: `http://user:pw@host:5984/db`. The last part of the path
 * is the database, what precedes it stays with the server. Undefined when there is nothing to take apart.
 */
export function parsePastedAddress(text: string): PastedAddress | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const url = new URL(text.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (segments.length === 0 && url.username === '') return undefined;
  const database = segments.pop();
  return {
    server: [url.origin, ...segments].join('/'),
    ...(database !== undefined && { database: decoded(database) }),
    ...(url.username !== '' && { account: decoded(url.username) }),
    ...(url.password !== '' && { password: decoded(url.password) }),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
