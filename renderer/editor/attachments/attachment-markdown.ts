import type { AttachedFile } from '../../../core/contract/attachment-values.ts';
import { attachmentAddressOf } from '../../../core/markdown/attachment-address.ts';

/** How a text refers to files: pictures are drawn, other files are links. Each in a line of its own, or in a row. */
export function attachmentMarkdownOf(files: readonly AttachedFile[], areLines: boolean): string {
  return files.map(referenceTo).join(areLines ? '\n' : ' ');
}

const referenceTo = (file: AttachedFile): string =>
  `${file.picture === undefined ? '' : '!'}[${wordsFor(file.name)}](${attachmentAddressOf(file)})`;

/** A name as Markdown that reads like it; `|` would be read as the mark of a width or of a cell. */
const wordsFor = (name: string): string => name.replace(/[|\s]+/g, ' ').replace(/[\\`*$<[\]]/g, '\\$&');

/** The words of a link or picture as they read. */
export const readWords = (words: string): string => words.replace(/\\([!-/:-@[-`{-~])/g, '$1');
