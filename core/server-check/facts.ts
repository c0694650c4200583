import type { GuardState } from '../guard/guard-document.ts';

/** Why nobody answered as a server of the web does. */
export type NetworkTrouble =
  | 'name-unknown'
  | 'connection-refused'
  | 'no-answer'
  | 'connection-broken'
  | 'certificate-untrusted'
  | 'proxy-refuses'
  | 'redirected';

/** What a database answered when it was asked for. */
export type DatabaseAnswer = 'open' | 'missing' | 'closed';

/** What the first answer of a server told. */
export interface Welcome {
  readonly status: number;
  /** The version of CouchDB; undefined when it did not answer as CouchDB does, or not without a sign-in. */
  readonly version: string | undefined;
  readonly roundTripMs: number;
  /** By how much the server's clock is ahead of this computer's; undefined when it did not say what time it is there. */
  readonly clockAheadMs: number | undefined;
}

/** What signing in gave. */
export interface SignIn {
  readonly outcome: 'signed-in' | 'failed' | 'locked' | 'not-couchdb';
  readonly roles: readonly string[];
}

/** What was read of the database. */
export interface DatabaseFacts {
  readonly answer: DatabaseAnswer;
  /** What the sentinel says: a workspace known here, one of a newer app, something else, or nothing yet. */
  readonly about: 'known' | 'newer' | 'foreign' | 'absent';
  /** Whether the account is an administrator of this database. */
  readonly isAdmin: boolean;
  /** `other`: not ours, but another design document is there that may be one. */
  readonly guard: GuardState | 'other';
  readonly revsLimit: number | undefined;
  readonly files: DatabaseAnswer;
  readonly live: DatabaseAnswer;
}

/** Limits of the server, as far as they can be known. Bytes. */
export interface ServerLimits {
  readonly documentBytes: number | undefined;
  readonly requestBytes: number | undefined;
  /** Whether a request as large as those of this app came through. */
  readonly takesLargeRequests: boolean;
  /** Whether a question that is answered late was answered. */
  readonly takesLongRequests: boolean;
}

/** What was learnt of a server, as far as that was possible: each part needs the ones before it. */
export interface ServerFacts {
  readonly place: { readonly server: string; readonly database: string };
  readonly isInsecure: boolean;
  readonly network: NetworkTrouble | undefined;
  readonly welcome?: Welcome;
  readonly isInMaintenance?: boolean;
  /** Whether the databases are there that CouchDB needs for itself. */
  readonly isSetUp?: boolean;
  readonly signIn?: SignIn;
  readonly database?: DatabaseFacts;
  readonly limits?: ServerLimits;
}
