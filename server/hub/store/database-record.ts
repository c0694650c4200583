import { closedSecurity } from '../auth/user-context.ts';

/** What outlives a restart beside the documents. `security` is kept as it was given, foreign keys included. */
export interface DatabaseRecord {
  readonly name: string;
  /** Changes when a database is deleted and made again: it is part of every sequence. */
  readonly uuid: string;
  readonly partitioned: boolean;
  revisionLimit: number;
  security: unknown;
}

/** The record of a new database: closed, with CouchDB's revision limit. */
export function newDatabaseRecord(name: string, uuid: string, partitioned: boolean): DatabaseRecord {
  return { name, uuid, partitioned, revisionLimit: 1000, security: closedSecurity };
}
