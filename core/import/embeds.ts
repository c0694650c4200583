import type { MarkdownConfig } from '@lezer/markdown';

const EXCLAMATION = 33;
/** Longer ones are text. UTF-16 units. */
const MAX_UNITS = 600;
const embedPattern = /^!\[\[([^[\]|\n]+)((?:\|[^[\]|\n]*)*)\]\]/;

/** `![[file]]`, as Obsidian and others show a file or a note inside another: notes have no such mark, so it is read here only. */
export const embeds: MarkdownConfig = {
  defineNodes: ['Embed'],
  parseInline: [
    {
      name: 'Embed',
      parse(cx, next, at) {
        if (next !== EXCLAMATION) return -1;
        const found = embedPattern.exec(cx.slice(at, Math.min(cx.end, at + MAX_UNITS)));
        return found === null ? -1 : cx.addElement(cx.elt('Embed', at, at + found[0].length));
      },
      before: 'Image',
    },
  ],
};

/** What an embed names, and what is said of how to show it. */
export interface Embed {
  readonly name: string;
  readonly words: string | undefined;
  /** In CSS pixels. */
  readonly width: number | undefined;
}

/** Reads an embed as it is written. */
export function readEmbed(written: string): Embed {
  const [, name = '', options = ''] = embedPattern.exec(written) ?? [];
  const said = options.split('|').slice(1);
  const width = said.map((option) => /^(\d{1,4})(?:x\d+)?$/.exec(option.trim())?.[1]).find((one) => one !== undefined);
  const words = said.find((option) => option.trim() !== '' && !/^\d+(?:x\d+)?$/.test(option.trim()));
  return { name: name.trim(), words: words?.trim(), width: width === undefined ? undefined : Number(width) };
}
