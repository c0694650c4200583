import type { WorkspaceId } from '../../core/contract/ids.ts';
import { judgeAbout } from './check-server.ts';
import { SyncError } from './sync-error.ts';

/**
 * Throws unless `sentinel`, as it was read, is that of this workspace and in a format known here. To be asked before the
 * first document moves and whenever the sentinel changes (R21).
 */
export function assertOurs(workspace: WorkspaceId, sentinel: unknown): void {
  const verdict = judgeAbout(sentinel);
  if (verdict.kind === 'newer') throw new SyncError({ kind: 'database-newer', detail: 'a newer format' });
  if (verdict.kind !== 'known' || verdict.about.workspace !== workspace)
    throw new SyncError({ kind: 'database-foreign', detail: 'not this workspace' });
}
