import path from 'node:path';
import { type LinkRequest, parseLink } from './deep-link.ts';
import { readText } from './read-text.ts';

/** An invitation is a link, and links have an end. Bytes. */
const MAX_BYTES = 8192;

/** Whether a path names an invitation, as the packages register them. */
export const isInvite = (place: string): boolean => place.endsWith('.commonplace-invite');

/** The link in an invitation's file; undefined when it holds anything else. */
export async function readInvite(place: string): Promise<LinkRequest | undefined> {
  const outcome = await readText({ path: place, name: path.basename(place) }, MAX_BYTES);
  const link = outcome.ok ? parseLink(outcome.file.text.trim()) : undefined;
  return link?.kind === 'join' ? link : undefined;
}
