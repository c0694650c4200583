import { createHash } from 'node:crypto';

/** Where a reader stands: a number in this database, everything there will be (`now`), or nonsense (`undefined`). */
export type SequencePoint = number | 'now' | undefined;

/**
 * The sequence that clients see: opaque, like CouchDB's, so that nobody counts with it. The digest ties it to one
 * database: a sequence of a deleted and recreated database is recognised as foreign.
 */
export function sequenceText(databaseUuid: string, sequence: number): string {
  const digest = createHash('sha256').update(`${databaseUuid}:${sequence}`).digest('hex').slice(0, 26);
  return `${sequence}-${BigInt(`0x${digest}`).toString(36)}`;
}

/**
 * The number behind a sequence. `0` and `now` are the only plain words; another bare number is refused as CouchDB
 * refuses it. A well-formed sequence of another database means 0: CouchDB starts from the beginning then.
 */
export function parseSequence(databaseUuid: string, text: string): SequencePoint {
  if (text === 'now') return 'now';
  if (text === '0' || text === '') return 0;
  const match = /^(\d{1,15})-[0-9a-z]+$/.exec(text);
  if (!match) return undefined;
  const sequence = Number(match[1]);
  return sequenceText(databaseUuid, sequence) === text ? sequence : 0;
}
