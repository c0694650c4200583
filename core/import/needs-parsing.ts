import { linkKeyOf } from '../note/link-target.ts';
import type { Resolve } from './imported-note.ts';

const NAME = /(!?)\[\[([^[\]|#\n]*)/g;
const ADDRESS = /\](?:\(|:)[ \t]*(?:<([^>\n]*)>|([^\s)]*))/g;
/** What cannot be told from the characters alone. */
const UNCLEAR = /[\\(<&%]/;

/**
 * Whether some reference of a text may have to lead elsewhere. Cheap, and true rather than wrong: most notes link to others
 * by their titles alone, as notes here do, and need not be parsed.
 */
export function needsParsing(markdown: string, resolve: Resolve): boolean {
  if (/<img\s|\[\[[^\]\n]*#\^/i.test(markdown)) return true;
  for (const [, embed, name = ''] of markdown.matchAll(NAME)) {
    if (name.includes('\\')) return true;
    const target = name === '' ? undefined : resolve(name.trim(), 'name');
    if (target === undefined) continue;
    if (embed !== '' || target.kind === 'file' || linkKeyOf(target.title) !== linkKeyOf(name)) return true;
  }
  for (const [, bracketed, bare = ''] of markdown.matchAll(ADDRESS)) {
    const address = (bracketed ?? bare).replace(/#.*$/s, '');
    if (UNCLEAR.test(address) || (address !== '' && resolve(address, 'link') !== undefined)) return true;
  }
  return false;
}
