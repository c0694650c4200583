/** What is read of a parsed address; a `URL` is one. */
export interface ParsedAddress {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly href: string;
}

/** A link that may be opened once the person agreed. All of it is ASCII. */
export interface SafeLink {
  readonly kind: 'web' | 'mail';
  /** The address to open, normalised. */
  readonly href: string;
  /** Whom it leads to, in punycode: host and port, or the part of a mail address behind the `@`. */
  readonly host: string;
}

/** Longer addresses are refused: programs that are handed one cut it off, each elsewhere. Units. */
export const MAX_LINK_UNITS = 2048;

/** Control and bidi characters, and others without a width: what is read would not be what is opened. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;
/** Percent-encoded control characters, which mail programs take for the end of a field. */
const encodedControl = /%(?:[01][0-9a-f]|7f)/i;
const ascii = /^[\x21-\x7e]*$/;
const mailAddress = /^[a-z0-9.!#$&'*+/=?^_`{|}~-]{1,64}@([a-z0-9-]+(?:\.[a-z0-9-]+)*)$/i;
/** Other fields attach files, or hide whom a letter goes to. */
const mailFields = /^(?:\?(?:subject|body)=[^&]*(?:&(?:subject|body)=[^&]*)*)?$/i;

/**
 * What a link in a note leads to (R11), or undefined for one that is not to be opened: only https, http and mailto, no
 * credentials, nothing invisible. `parse` reads an address as browsers do, and answers undefined when it cannot.
 */
export function safeLinkOf(
  address: string,
  parse: (address: string) => ParsedAddress | undefined,
): SafeLink | undefined {
  if (address.length > MAX_LINK_UNITS || invisible.test(address)) return undefined;
  const parsed = parse(address);
  if (parsed === undefined || parsed.href.length > MAX_LINK_UNITS || !ascii.test(parsed.href)) return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  if (parsed.protocol === 'mailto:') return mailLinkOf(parsed);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  return parsed.hostname === '' ? undefined : { kind: 'web', href: parsed.href, host: parsed.host };
}

function mailLinkOf({ pathname, search, hash, href }: ParsedAddress): SafeLink | undefined {
  const host = mailAddress.exec(pathname)?.[1];
  if (host === undefined || hash !== '' || !mailFields.test(search)) return undefined;
  // A line break in the body of a letter is text; elsewhere it would begin another field.
  const checked = search.replace(/((?:^\?|&)body=)[^&]*/gi, '$1');
  return encodedControl.test(checked) ? undefined : { kind: 'mail', href, host };
}
