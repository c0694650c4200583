import { isTagName } from '../note/tag-name.ts';

/** A tag of another program as one can be called here: words joined by `-`, nothing in front that could not begin one. */
export function tagNamed(written: string): string {
  if (isTagName(written) && !/\/(?:\/|$)/.test(written)) return written;
  const joined = written
    .normalize('NFC')
    .replace(/^#/, '')
    .replace(/[^\p{L}\p{N}_/-]+/gu, '-')
    .replace(/\/{2,}/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '');
  return /^[\p{L}_]/u.test(joined) || joined === '' ? joined : `_${joined}`;
}
