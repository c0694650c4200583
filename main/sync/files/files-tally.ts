import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import type { FilesStatus } from '../../../core/contract/values.ts';
import type { LocalFiles } from './local-files.ts';

/**
 * What is known of the files between here and the server. The epoch counts how often the server turned out to be
 * another one, or to have gone back in time: what it was seen to hold in an earlier one means nothing.
 */
export interface FilesTally {
  epoch: number;
  /** False while the server has no place for files, or none for this account. */
  isKept: boolean;
  /** Files that the server refused. */
  readonly parked: Set<AttachmentHash>;
  /** Files of which parts are being fetched. */
  readonly arriving: Set<AttachmentHash>;
  /** Documents from the server that were no chunks, or chunks that did not make up their file. */
  refused: number;
  /** Whole files that the server was not yet seen to hold. */
  unsent(): AttachmentHash[];
  status(): FilesStatus;
}

/** Counts nothing yet. */
export function createFilesTally(files: LocalFiles): FilesTally {
  const tally: FilesTally = {
    epoch: 0,
    isKept: true,
    parked: new Set(),
    arriving: new Set(),
    refused: 0,
    unsent: () => files.wholeHashes().filter((hash) => files.sentIn(hash) !== tally.epoch),
    status() {
      const parked = tally.parked.size;
      const { isKept, arriving, refused } = tally;
      return { waiting: tally.unsent().length - parked, arriving: arriving.size, parked, refused, isKept };
    },
  };
  return tally;
}
