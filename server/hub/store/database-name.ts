import { Refusal } from '../http/refusal.ts';

/** The databases of CouchDB itself that may begin with an underscore. */
const systemDatabases = new Set(['_users', '_replicator', '_global_changes']);

/** Throws unless a name is one that CouchDB allows: lowercase, begins with a letter. */
export function assertDatabaseName(name: string): void {
  if (systemDatabases.has(name) || (/^[a-z][a-z0-9_$()+/-]*$/.test(name) && name.length <= 238)) return;
  const reason =
    `Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, ` +
    'and / are allowed. Must begin with a letter.';
  throw new Refusal(400, 'illegal_database_name', reason);
}
