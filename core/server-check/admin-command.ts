import type { ServerFix } from './finding.ts';

/** What CouchDB ships with: 8 MB a document, 4 GB a request. */
export const USUAL_LIMITS = { 'raise-document-size': '8000000', 'raise-request-size': '4294967296' } as const;

/** Where in the configuration of a node the limits stand. */
export const limitPath = {
  'raise-document-size': '/_node/_local/_config/couchdb/max_document_size',
  'raise-request-size': '/_node/_local/_config/chttpd/max_http_request_size',
} as const;

/** The databases that CouchDB needs for itself (its documentation, "Single node setup"). */
export const SYSTEM_DATABASES = ['_users', '_replicator'] as const;

/**
 * What an administrator types into a shell for a fix. curl asks for the password of `ADMIN` by itself; the guard needs the
 * sources of this app, and `OWNER` stands for the account that owns the workspace.
 */
export function adminCommand(
  fix: ServerFix,
  { server, database }: { readonly server: string; readonly database: string },
): string {
  const path = encodeURIComponent(database);
  switch (fix) {
    case 'finish-setup':
      return SYSTEM_DATABASES.map((name) => put(`${server}/${name}`)).join('\n');
    case 'create-files-database':
      return [
        put(`${server}/${path}-files?partitioned=true`),
        `curl -u ADMIN ${quoted(`${server}/${path}/_security`)} | ${put(`${server}/${path}-files/_security`, '@-')}`,
      ].join('\n');
    case 'create-live-database':
      return [
        put(`${server}/${path}-live?q=1`),
        `curl -u ADMIN ${quoted(`${server}/${path}/_security`)} | ${put(`${server}/${path}-live/_security`, '@-')}`,
      ].join('\n');
    case 'renew-guard':
      return `node build/run.mjs server/provision/main.ts --server ${quoted(server)} --database ${quoted(database)} --owner OWNER`;
    case 'raise-revisions':
      return put(`${server}/${path}/_revs_limit`, '300');
    case 'raise-document-size':
    case 'raise-request-size':
      return put(`${server}${limitPath[fix]}`, `"${USUAL_LIMITS[fix]}"`);
  }
}

const put = (url: string, body?: string): string =>
  `curl -u ADMIN -X PUT ${quoted(url)}${body === undefined ? '' : ` -d ${quoted(body)}`}`;

/** Safe in a POSIX shell whatever the text is. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
