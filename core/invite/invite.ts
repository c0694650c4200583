import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer';
import { decodeUtf8 } from 'lib0/string';
import * as v from 'valibot';
import { timeMs } from '../contract/values.ts';
import { role } from '../membership/role.ts';

const MAX_NAME = 200;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A name as an invite can carry it: without what does not show, breaks the line or turns the writing around. */
export const visibleIn = (name: string): string => name.replace(UNSEEN, '').slice(0, MAX_NAME);

/** What somebody needs to join a workspace. `secret` is the account's password until the first one joins with it. */
const invite = v.strictObject({
  server: v.pipe(v.string(), v.regex(/^https?:\/\/[^\s@?#]{1,1000}[^\s@?#/]$/)),
  database: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_$()+/-]{0,255}$/)),
  account: v.pipe(v.string(), v.regex(/^member-[0-9a-v]{8}$/)),
  secret: v.pipe(v.string(), v.regex(/^[0-9a-v]{26}$/)),
  role,
  /** When it runs out, in milliseconds since 1970, by the clock of whoever joins. */
  expiresMs: v.pipe(timeMs, v.minValue(0)),
  /** What whoever sent it calls the workspace; one line. */
  workspace: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(MAX_NAME),
    v.check((name) => visibleIn(name) === name),
  ),
});
export type Invite = v.InferOutput<typeof invite>;

const VERSION = 1;
const CHECK_BYTES = 4;
/** What a link may have behind its `#`. */
const MAX_CHARACTERS = 4096;
const PREFIX = 'commonplace://join#';

/** An invite as one word that can be sent or typed: version, content, checksum, in base64url. */
export function inviteCodeOf(content: Invite): string {
  const { server, database, account, secret, role: given, expiresMs, workspace } = content;
  const fields = JSON.stringify([server, database, account, secret, given, expiresMs, workspace]);
  const body = concatBytes(new Uint8Array([VERSION]), utf8ToBytes(fields));
  return toBase64UrlEncoded(concatBytes(body, checkOf(body)));
}

/** The link that opens the app with an invite. */
export const inviteLinkOf = (content: Invite): string => PREFIX + inviteCodeOf(content);

/**
 * Reads a link or a code, white space in it left out, as mail programs break lines. Undefined unless it is letter for letter
 * what `inviteCodeOf` makes: a damaged one, a longer one and one of a newer version are none.
 */
export function parseInvite(text: string): Invite | undefined {
  const plain = text.replace(/\s+/g, '');
  const code = plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain;
  if (code.length > MAX_CHARACTERS || !/^[A-Za-z0-9_-]+$/.test(code)) return undefined;
  const parsed = v.safeParse(invite, fieldsOf(code));
  return parsed.success && inviteCodeOf(parsed.output) === code ? parsed.output : undefined;
}

/** Whether it has run out. */
export const isExpired = ({ expiresMs }: Pick<Invite, 'expiresMs'>, nowMs: number): boolean => nowMs >= expiresMs;

function fieldsOf(code: string): unknown {
  try {
    const bytes = fromBase64UrlEncoded(code);
    if (bytes[0] !== VERSION) return undefined;
    const list: unknown = JSON.parse(decodeUtf8(bytes.slice(1, -CHECK_BYTES)));
    if (!Array.isArray(list) || list.length !== 7) return undefined;
    const [server, database, account, secret, given, expiresMs, workspace] = list as readonly unknown[];
    return { server, database, account, secret, role: given, expiresMs, workspace };
  } catch {
    // No base64 or no JSON: no invite.
    return undefined;
  }
}

/** Against a letter that was lost or mistyped, not against forgery: whoever can forge an account can make an invite. */
const checkOf = (body: Uint8Array): Uint8Array => sha256(body).slice(0, CHECK_BYTES);
