import type { SharedDocId } from '../contract/ids.ts';
import { derivedId } from './derived-id.ts';

/** The document that a member keeps for themselves, the same on all their laptops: `me-<member>`, derived from the account. */
export const memberDocOf = (account: string): SharedDocId => `me-${derivedId(`member\n${account}`)}` as SharedDocId;
