import { type ParsedAddress, safeLinkOf } from '../safe-link.ts';

/** Where a link on a page may lead: into the page itself, or out of it to what may be opened (R11); else undefined. */
export function pageLinkOf(address: string, parse: (address: string) => ParsedAddress | undefined): string | undefined {
  return /^#[\p{L}\p{N}-]+$/u.test(address) ? address : safeLinkOf(address, parse)?.href;
}
