import type { AddedFiles } from '../../core/contract/launch-commands.ts';
import type { FileProblem } from '../../core/note/text-file.ts';
import { counted } from './status-chip.ts';

/** What is to be added, in numbers. */
export interface Offer {
  readonly name: string;
  readonly isFolder: boolean;
  readonly fileCount: number;
  readonly skippedCount: number;
}

const reasons: { readonly [P in FileProblem]: string } = {
  'too-large': 'larger than 1 MB',
  'not-text': 'not UTF-8 text',
  unreadable: 'not readable',
  'not-saved': 'the disk refuses',
};

/** The question about files, or what to say when there is nothing to ask. */
export function offerText({ name, isFolder, fileCount }: Offer): string {
  if (fileCount === 0 && isFolder) return `The folder “${name}” holds no Markdown or text files.`;
  if (fileCount === 0) return `“${name}” is not a Markdown or text file that can be read.`;
  if (isFolder) return `Add ${counted(fileCount, 'Markdown file')} from the folder “${name}”?`;
  return fileCount === 1 ? `Add “${name}” to your notes?` : `Add ${counted(fileCount, 'file')} to your notes?`;
}

/** What is found besides and stays where it is; empty when there is nothing. */
export function skippedText({ fileCount, skippedCount }: Offer): string {
  if (fileCount === 0 || skippedCount === 0) return '';
  return `${counted(skippedCount, 'other file')} ${skippedCount === 1 ? 'is' : 'are'} left out: not text, a link, or too many.`;
}

/** What became of the files, with the first that was left out by name. */
export function addedText({ ids, skipped }: AddedFiles): string {
  const added = ids.length === 0 ? 'No note was added.' : `Added ${counted(ids.length, 'note')}.`;
  const [first, ...others] = skipped;
  if (first === undefined) return added;
  const more = others.length === 0 ? '' : ` and ${counted(others.length, 'more file')}`;
  return `${added} Left out: “${first.name}” (${reasons[first.reason]})${more}.`;
}

/** A title as it is spoken of. */
export const spokenTitle = (title: string): string => title.trim() || 'Untitled';
