/** Files that notes are made of, by the end of their name. */
const MARKDOWN = /\.(?:md|markdown|mdown|txt)$/i;
const HTML = /\.(?:html?|xhtml)$/i;
/** The raster pictures that notes show (R3). */
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i;

/** What a file of an import is, going by its name. */
export type FileKind = 'markdown' | 'html' | 'evernote' | 'archive' | 'file';

/** Tells the files that hold notes from those that lie beside them. */
export function fileKindOf(name: string): FileKind {
  if (MARKDOWN.test(name)) return 'markdown';
  if (HTML.test(name)) return 'html';
  if (/\.enex$/i.test(name)) return 'evernote';
  return /\.(?:zip|jex|tar)$/i.test(name) ? 'archive' : 'file';
}

/** Whether notes show a file of that name as a picture. */
export const isPictureName = (name: string): boolean => PICTURE.test(name);
