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

/** The account of a workspace that was never linked. */
export const LOCAL_ACCOUNT = 'local';

const NUMBER_LENGTH = 6;
const MAX_NUMBER = 32 ** NUMBER_LENGTH - 1;
const SEGMENT = /^([0-9a-v]{20}|ws|me-[0-9a-v]{1,64}):s:([^:~]{1,2400})~([0-9a-v]{16}):([0-9a-v]{6})$/;
const WRITER = /^([^:~]{1,2400})~([0-9a-v]{16})$/;
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
  `${gonePrefixOf(doc)}${writerKeyOf({ account, device })}:${base32hex(n)}`;

/** What the ids of all markers on a note begin with. */
export const gonePrefixOf = (doc: string): string => `${doc}:gone:`;

/** What all segment ids of one writer on one document begin with. */
export const chainPrefixOf = (doc: string, writer: Writer): string => `${doc}:s:${writerKeyOf(writer)}:`;

/** A writer as ids spell it: `<account>~<device>`. */
export const writerKeyOf = ({ account, device }: Writer): string => `${encodeAccount(account)}~${device}`;

/** Takes what `writerKeyOf` made apart; undefined for anything else. */
export function parseWriterKey(key: string): Writer | undefined {
  const [, encoded = '', device = ''] = WRITER.exec(key) ?? [];
  const account = decodeAccount(encoded);
  return account && encodeAccount(account) === encoded ? { account, device: device as DeviceId } : undefined;
}

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

/** Whose document a stored one is: only its writer pushes it. Undefined for ids that no device writes. */
export const writerOf = (id: string): Writer | undefined => parseSegmentId(id) ?? parseGoneId(id);

function parseName(pattern: RegExp, id: string): SegmentName | undefined {
  const match = pattern.exec(id);
  if (!match) return undefined;
  const [, doc = '', encoded = '', device = '', digits = ''] = match;
  const account = decodeAccount(encoded);
  if (account === undefined || encodeAccount(account) !== encoded) return undefined;
  let n = 0;
  for (const digit of digits) n = n * 32 + BASE32HEX.indexOf(digit);
  return n < 1 ? undefined : { doc, account, device: device as DeviceId, n };
}

/** The document that a stored document belongs to: what stands before the first colon. */
export const docPartOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')));

function decodeAccount(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function base32hex(value: number): string {
  let text = '';
  for (let rest = value, i = 0; i < NUMBER_LENGTH; i++, rest = Math.floor(rest / 32))
    text = BASE32HEX[rest % 32] + text;
  return text;
}
