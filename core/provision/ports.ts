import type { RandomBytes } from '../contract/random-ids.ts';

/**
 * Asks a server in an administrator's name. Rejects on a status that is neither 2xx nor in `accept`. `path` is encoded, `body`
 * JSON text.
 */
export type AskServer = (request: {
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: string;
  readonly accept?: readonly number[];
}) => Promise<{ readonly status: number; readonly json: unknown }>;

/** The workspace that is wanted on a server. */
export interface ProvisionPlan {
  /** Of the notes; the others are called after it. */
  readonly database: string;
  /** Whose workspace it is. `password` is for an account that is not there yet. */
  readonly owner: { readonly account: string; readonly password: string };
  /** How many accounts are to be ready for invites. */
  readonly seats: number;
  readonly random: RandomBytes;
}

/** What provisioning did. What was right already is not in the list. */
export type ProvisionStep =
  | {
      readonly kind: 'database-made' | 'limit-set' | 'rights-set' | 'guard-set' | 'guard-renewed';
      readonly name: string;
    }
  | { readonly kind: 'account-made'; readonly name: string }
  | { readonly kind: 'seats-made'; readonly count: number }
  /** A guard of a newer version than this one's stands there and stays. */
  | { readonly kind: 'guard-newer'; readonly name: string }
  /** The server has no accounts of its own: API keys come from whoever hosts it, and nobody can be invited. */
  | { readonly kind: 'accounts-elsewhere' };
