import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import type { Bell } from '../../bell.ts';
import type { Connection } from '../connection.ts';
import type { PullMark } from '../pull-mark.ts';
import type { FilesTally } from './files-tally.ts';
import type { LocalFiles } from './local-files.ts';

/** Chunks that move at a time: text waits for no more than these. */
export const BATCH_CHUNKS = 4;

/** Everything one connection to the database of the files works with. */
export interface FilesConnection extends Pick<Connection, 'ask' | 'database' | 'limits' | 'log' | 'now' | 'signal'> {
  readonly files: LocalFiles;
  readonly pullMark: PullMark;
  readonly tally: FilesTally;
  /** Rung when a file became whole here. */
  readonly bell: Bell;
  /** Files that somebody waits for, or that lost chunks here. */
  readonly wanted: Set<AttachmentHash>;
  /** Rung when there is one more of them. */
  readonly wantedBell: Bell;
  /** What the tally says is another thing now. */
  readonly onChanged: () => void;
  /** Waits until text has nothing under way. Rejects when the connection ends. */
  readonly textFirst: () => Promise<void>;
}
