import { unescaped } from './link-target.ts';

const NOTE_LINK = /\[\[(?:(?:\\.|[^[\]|\n\\])+\|)?((?:\\.|[^[\]|\n\\])+)\]\]/g;

/** Some lines of Markdown as a reader sees them, on one line: without the marks of headings, lists, quotes, tables, emphasis and links. */
export function plainTextOf(markdown: string): string {
  return markdown
    .replace(/^[ \t]*`{3,}.*$/gm, '')
    .replace(/^[ \t|:-]+$/gm, '')
    .replace(/^[ \t]*\|.*$/gm, (row) => row.replaceAll('|', ' '))
    .replace(/^[ \t]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|\[[ xX]\])[ \t]+|>[ \t]?)+/gm, '')
    .replace(/^\[![a-z]+\][+-]?[ \t]*/gim, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(NOTE_LINK, (_link, words: string) => unescaped(words))
    .replace(/(\*\*|__|~~|==|`)/g, '')
    .replace(/(^|[\s("'])([*_])(?=\S)([^*_\n]*[^*_\s])\2(?=$|[\s.,;:!?)"'])/gm, '$1$3')
    .replace(/\s+/g, ' ')
    .trim();
}
