import type { NoteId, WorkspaceId } from '../../core/contract/ids.ts';
import type { Outbox } from '../../core/sync/outbox.ts';
import type { SyncEvent } from '../../core/sync/sync-state.ts';
import type { Bell } from '../bell.ts';
import type { LocalDatabase } from './local-database.ts';
import type { OwnChanges } from './own-changes.ts';
import type { RoleWatch } from './role-watch.ts';
import type { PullMark } from './pull-mark.ts';
import type { ServerClient } from './server-client.ts';
import type { SyncLimits } from './sync-limits.ts';
import type { Log } from '../log.ts';

/** Everything one connection works with; it lives from the first question to the first failure. */
export interface Connection {
  readonly db: LocalDatabase;
  readonly ask: ServerClient;
  readonly database: string;
  readonly workspace: WorkspaceId;
  readonly outbox: Outbox;
  readonly ownChanges: OwnChanges;
  readonly pullMark: PullMark;
  readonly roleWatch: RoleWatch;
  readonly limits: SyncLimits;
  readonly isOwn: (id: string) => boolean;
  readonly now: () => number;
  readonly log: Log;
  /** Rung when there is something to push. */
  readonly bell: Bell;
  /** Aborted when the connection ends. */
  readonly signal: AbortSignal;
  readonly dispatch: (event: SyncEvent) => void;
  /** The database is this workspace's. */
  readonly onGreeted: () => void;
  /** Something new of the server's feed was stored here: the next failure is the first in a row. */
  readonly onProgress: () => void;
  /** The outbox changed. */
  readonly onCounted: () => void;
  readonly onForeignOwnRevision: (ids: string[]) => void;
  /** Segments of these notes are about to become tombstones in the local database. */
  readonly beforeTombstones: (notes: NoteId[]) => Promise<void>;
  /** Documents from the server were stored in the local database. */
  readonly onStored: () => void;
}
