import { BASE32HEX, type DeviceId } from '../contract/ids.ts';

/** Whose chain a segment belongs to: the server's user name (`local` before a link) and the device. */
export interface Writer {
  readonly account: string;
  readonly device: DeviceId;
}

/** The parts of `<doc>:s:<account>~<device>:<n>`. `doc` is a note id, `ws` or `me-<member>`. */
export interface SegmentName extends Writer {
  readonly doc: string;
  /** Place in the writer's chain on this document, from 1. */
  readonly n: number;
}

/** What stands beside the segments of a document and is read by itself: messages of its discussion, versions of its text. */
export type StampedKind = 'm' | 'v';

/**
 * The parts of `<doc>:<kind>:<lamport>-<account>~<device>`. `lamport` is a Lamport counter from 1 (one more than the highest
 * that its writer had seen), so that ids sort in an order that no wall clock decides.
 */
export interface StampedName extends Writer {
  readonly doc: string;
  readonly kind: StampedKind;
  readonly lamport: number;
}

/** The account of a workspace that was never linked. */
export const LOCAL_ACCOUNT = 'local';

const NUMBER_LENGTH = 6;
const MAX_NUMBER = 32 ** NUMBER_LENGTH - 1;
const SEGMENT = /^([0-9a-v]{20}|ws|me-[0-9a-v]{1,64}):s:([^:~]{1,2400})~([0-9a-v]{16}):([0-9a-v]{6})$/;
const STAMP_LENGTH = 10;
/** Nobody counts this far; who claims to have would leave no number for whoever comes after. */
export const MAX_LAMPORT = 32 ** STAMP_LENGTH / 2 - 1;
const STAMPED = /^([0-9a-v]{20}|ws):([mv]):([0-9a-v]{10})-([^:~]{1,2400})~([0-9a-v]{16})$/;
const GONE = /^([0-9a-v]{20}):gone:([^:~]{1,2400})~([0-9a-v]{16}):([0-9a-v]{6})$/;

/** Percent-encoding for the account part: `:` and `~` are separators in ids, so `~` is escaped too. */
export const encodeAccount = (account: string): string => encodeURIComponent(account).replaceAll('~', '%7E');

/** The id of a segment document. Throws RangeError past the end of the number space (a thousand million segments). */
export function segmentIdOf(name: SegmentName): string {
  if (!Number.isInteger(name.n) || name.n < 1 || name.n > MAX_NUMBER) throw new RangeError(`segment number ${name.n}`);
  return `${chainPrefixOf(name.doc, name)}${base32hex(name.n)}`;
}

/** The id of a marker that says a note was erased (rule S8): `<note>:gone:<account>~<device>:<n>`. */
export const goneIdOf = ({ doc, account, device, n }: SegmentName): string =>
  `${gonePrefixOf(doc)}${encodeAccount(account)}~${device}:${base32hex(n)}`;

/** What the ids of all markers on a note begin with. */
export const gonePrefixOf = (doc: string): string => `${doc}:gone:`;

/** What all segment ids of one writer on one document begin with. */
export const chainPrefixOf = (doc: string, writer: Writer): string =>
  `${doc}:s:${encodeAccount(writer.account)}~${writer.device}:`;

/**
 * The last id that a chain can have come to by itself. Higher numbers exist only if somebody made them up; they are
 * left alone, as any taken place is.
 */
export const lastPlausibleId = (doc: string, writer: Writer): string =>
  `${chainPrefixOf(doc, writer)}${base32hex(Math.floor(MAX_NUMBER / 2))}`;

/** Takes a segment id apart; undefined when it is not one, or not in the one spelling that `segmentIdOf` makes. */
export const parseSegmentId = (id: string): SegmentName | undefined => parseName(SEGMENT, id);

/** Takes the id of a marker apart; undefined when it is none. */
export const parseGoneId = (id: string): SegmentName | undefined => parseName(GONE, id);

/** The id of a message or version. Throws RangeError for a counter that is none. */
export function stampedIdOf({ doc, kind, lamport, account, device }: StampedName): string {
  if (!Number.isInteger(lamport) || lamport < 1 || lamport > MAX_LAMPORT) throw new RangeError(`counter ${lamport}`);
  return `${stampedPrefixOf(doc, kind)}${base32hex(lamport, STAMP_LENGTH)}-${encodeAccount(account)}~${device}`;
}

/** What the ids of all messages, or of all versions, of a document begin with. */
export const stampedPrefixOf = (doc: string, kind: StampedKind): string => `${doc}:${kind}:`;

/** Takes the id of a message or version apart; undefined when it is none, or not in the one spelling of `stampedIdOf`. */
export function parseStampedId(id: string): StampedName | undefined {
  const match = STAMPED.exec(id);
  if (!match) return undefined;
  const [, doc = '', kind = '', digits = '', encoded = '', device = ''] = match;
  const account = accountIn(encoded);
  const lamport = numberIn(digits);
  if (account === undefined || lamport < 1 || lamport > MAX_LAMPORT) return undefined;
  return { doc, kind: kind as StampedKind, lamport, account, device: device as DeviceId };
}

/** Whose document a stored one is: only its writer pushes it. Undefined for ids that no device writes. */
export const writerOf = (id: string): Writer | undefined => parseSegmentId(id) ?? parseGoneId(id) ?? parseStampedId(id);

function parseName(pattern: RegExp, id: string): SegmentName | undefined {
  const match = pattern.exec(id);
  if (!match) return undefined;
  const [, doc = '', encoded = '', device = '', digits = ''] = match;
  const account = accountIn(encoded);
  const n = numberIn(digits);
  return account === undefined || n < 1 ? undefined : { doc, account, device: device as DeviceId, n };
}

/** The document that a stored document belongs to: what stands before the first colon. */
export const docPartOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')));

/** The account that was percent-encoded; undefined where it is spelt in another way than `encodeAccount` spells it. */
function accountIn(encoded: string): string | undefined {
  try {
    const account = decodeURIComponent(encoded);
    return encodeAccount(account) === encoded ? account : undefined;
  } catch {
    return undefined;
  }
}

function numberIn(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 32 + BASE32HEX.indexOf(digit);
  return value;
}

function base32hex(value: number, length = NUMBER_LENGTH): string {
  let text = '';
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 32)) text = BASE32HEX[rest % 32] + text;
  return text;
}
