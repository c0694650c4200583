import type { StoredSegment } from './stored-update.ts';

/** The account behind each Yjs client id of a document; empty where its segments do not tell. */
export type ClientAccounts = ReadonlyMap<number, string>;

/** Reads who writes under which client id. What is said again for others says nothing of who wrote it. */
export function clientAccountsOf(
  segments: readonly Pick<StoredSegment, 'structs' | 'writer' | 'others'>[],
): ClientAccounts {
  const accounts = new Map<number, string>();
  for (const { structs, writer, others } of segments)
    for (const client of structs.keys())
      if (others === undefined) accounts.set(client, writer.account);
      else if (!accounts.has(client)) accounts.set(client, '');
  return accounts;
}
