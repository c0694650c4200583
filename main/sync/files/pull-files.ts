import { parseChunkId } from '../../../core/attachment/chunk-ids.ts';
import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import { createPageReader, type ReadPage } from '../page-reader.ts';
import type { ChangedRow } from '../server-database.ts';
import { fetchChunks, fetchFile, type NamedChunk } from './fetch-chunks.ts';
import type { FilesConnection } from './files-connection.ts';
import { SyncError } from '../sync-error.ts';

/** Brings every chunk here that the server has and tells of; for ever, until it rejects. */
export async function pullFiles(connection: FilesConnection): Promise<never> {
  const { pullMark } = connection;
  // Documents never come with their row: megabytes are asked for in batches, when text has nothing to do.
  const feedMark = { ...pullMark, current: () => ({ since: pullMark.current().since, isFirst: false }) };
  const reader = createPageReader({ ...connection, pullMark: feedMark });
  for (;;) await takePage(connection, await reader.next());
}

async function takePage(connection: FilesConnection, page: ReadPage): Promise<void> {
  const { pullMark } = connection;
  if (page.rows.length === 0) return;
  await fetchChunks(connection, await absentOf(connection, page.rows));
  const last = page.rows.flatMap(({ id, revs }) => revs.slice(0, 1).map((rev) => ({ id, rev }))).slice(-1);
  const received = pullMark.current().received + page.rows.length;
  await pullMark.moveTo(page.since, { isFirst: false, received, witnesses: last });
}

/** The chunks of a page that are not here. Documents that are no chunks are none of ours. */
async function absentOf({ files }: FilesConnection, rows: readonly ChangedRow[]): Promise<NamedChunk[]> {
  const byFile = new Map<AttachmentHash, NamedChunk[]>();
  for (const { id, revs } of rows) {
    const name = parseChunkId(id);
    if (name === undefined || files.whole(name.hash) !== undefined) continue;
    byFile.set(name.hash, [...(byFile.get(name.hash) ?? []), { name, revs }]);
  }
  const absent: NamedChunk[] = [];
  for (const [hash, chunks] of byFile) {
    const { revisions } = await files.held(hash);
    absent.push(...chunks.filter(({ name, revs }) => !revs.includes(revisions.get(name.index) ?? '')));
  }
  return absent;
}

/** Fetches what somebody waits for, beside everything else; for ever, until it rejects. */
export async function fetchWanted(connection: FilesConnection): Promise<never> {
  const { wanted, wantedBell, signal } = connection;
  for (;;) {
    if (signal.aborted) throw new SyncError({ kind: 'unreachable', detail: 'abandoned' });
    for (const hash of wanted) {
      await fetchFile(connection, hash);
      wanted.delete(hash);
    }
    await wantedBell.wait(undefined, signal);
  }
}
