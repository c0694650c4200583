import type { AddedFiles } from '../../core/contract/launch-commands.ts';
import { texts } from './texts.svelte.ts';

/** What is to be added, in numbers. */
export interface Offer {
  readonly name: string;
  readonly isFolder: boolean;
  readonly fileCount: number;
  readonly skippedCount: number;
}

/** The question about files, or what to say when there is nothing to ask. */
export function offerText({ name, isFolder, fileCount }: Offer): string {
  const { opening } = texts();
  if (fileCount === 0) return isFolder ? opening.emptyFolder(name) : opening.notText(name);
  if (isFolder) return opening.askFolder(fileCount, name);
  return fileCount === 1 ? opening.askFile(name) : opening.askFiles(fileCount);
}

/** What is found besides and stays where it is; empty when there is nothing. */
export const skippedText = ({ fileCount, skippedCount }: Offer): string =>
  fileCount === 0 || skippedCount === 0 ? '' : texts().opening.skipped(skippedCount);

/** What became of the files, with the first that was left out by name. */
export function addedText({ ids, skipped }: AddedFiles): string {
  const { opening } = texts();
  const added = ids.length === 0 ? opening.noneAdded : opening.added(ids.length);
  const [first, ...others] = skipped;
  return first === undefined ? added : `${added} ${opening.leftOut(first.name, first.reason, others.length)}`;
}

/** A title as it is spoken of. */
export const spokenTitle = (title: string): string => title.trim() || texts().actions.untitled;
