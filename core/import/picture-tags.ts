import { pictureLabelOf } from '../markdown/picture-width.ts';
import type { Resolve } from './imported-note.ts';

const TAG = /<img\s[^<>]*>/gi;
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Pictures that a Markdown text shows by HTML, and the Markdown that shows the same. Those that lead elsewhere stay. */
export function pictureTagsIn(html: string, resolve: Resolve): { from: number; to: number; text: string }[] {
  return Array.from(html.matchAll(TAG)).flatMap((found) => {
    const attributes = attributesOf(found[0]);
    const target = resolve(attributes.get('src') ?? '', 'link');
    if (target?.kind !== 'file') return [];
    const width = Number.parseInt(attributes.get('width') ?? '', 10);
    const words = (attributes.get('alt') || target.name).replace(/[[\]\\]/g, '\\$&');
    const label = pictureLabelOf({ words, width: width > 0 && width < 10_000 ? width : undefined });
    return [{ from: found.index, to: found.index + found[0].length, text: `![${label}](${target.address})` }];
  });
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = Array.from(tag.matchAll(ATTRIBUTE), ([, name = '', double, single, bare]): [string, string] => [
    name.toLowerCase(),
    double ?? single ?? bare ?? '',
  ]);
  return new Map(attributes);
}
