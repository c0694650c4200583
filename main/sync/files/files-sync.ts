import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import type { WorkspaceId } from '../../../core/contract/ids.ts';
import { count, type FilesStatus } from '../../../core/contract/values.ts';
import { retryDelayMs } from '../../../core/sync/failure.ts';
import type { Log } from '../../log.ts';
import { createBell } from '../../bell.ts';
import { filesDatabaseOf } from '../../../core/sync/database-names.ts';
import { createFilesDatabase } from '../create-database.ts';
import { createPullMark, pulledUpTo } from '../pull-mark.ts';
import type { ServerClient } from '../server-client.ts';
import { readInfo, type DatabaseInfo } from '../server-database.ts';
import { identityOf, wentBack } from '../server-identity.ts';
import type { SyncReport } from '../status-board.ts';
import { failureOf, SyncError } from '../sync-error.ts';
import type { SyncLimits } from '../sync-limits.ts';
import type { FilesConnection } from './files-connection.ts';
import { createFilesTally } from './files-tally.ts';
import type { LocalFiles } from './local-files.ts';
import { fetchWanted, pullFiles } from './pull-files.ts';
import { pushFiles } from './push-files.ts';
import { textFirst } from './text-first.ts';

/** What the synchronisation of the files takes from outside. */
export interface FilesSyncPorts {
  readonly files: LocalFiles;
  /** The database of the text; that of the files is called after it. */
  readonly database: string;
  readonly workspace: WorkspaceId;
  readonly limits: SyncLimits;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log;
  /** How the text stands. */
  readonly text: () => SyncReport;
  /** What `status` answers may be another. */
  readonly onChanged: () => void;
}

/** Keeps the files here and those on the server equal, beside the text and behind it. */
export interface FilesSync {
  /** Reads what is known of the server. To be awaited before the first `run`. */
  open(): Promise<void>;
  /** Lives as long as a connection of the text. Never rejects: trouble with files is none for the text. */
  run(clientOf: (signal: AbortSignal) => ServerClient, signal: AbortSignal): Promise<void>;
  /** Somebody waits for that file. */
  want(hash: AttachmentHash): void;
  status(): FilesStatus;
  close(): void;
}

const EPOCH_MARK = 'files-epoch';

export function createFilesSync(ports: FilesSyncPorts): FilesSync {
  const { files, limits, log } = ports;
  const tally = createFilesTally(files);
  const bell = createBell();
  const wantedBell = createBell();
  const wanted = new Set<AttachmentHash>();
  const pullMark = createPullMark(markIn(files));
  const stopListening = files.onChange(() => {
    for (const hash of files.lostHashes()) wanted.add(hash);
    bell.ring();
    wantedBell.ring();
    ports.onChanged();
  });
  const shared = { ...ports, tally, bell, wanted, wantedBell, pullMark };

  return {
    async open() {
      tally.epoch = v.parse(v.optional(count, 0), await files.readMark(EPOCH_MARK));
      for (const hash of files.lostHashes()) wanted.add(hash);
    },
    async run(clientOf, signal) {
      for (let attempt = 0; !signal.aborted; attempt += 1) {
        const startMs = ports.now();
        const failure = await talk(shared, clientOf, signal).catch(failureOf);
        if (signal.aborted) return;
        log.info('the connection for files ended', { ...failure });
        tally.isKept = failure.kind !== 'database-missing' && failure.kind !== 'no-permission';
        ports.onChanged();
        if (ports.now() - startMs >= limits.stableMs) attempt = 0;
        const pauseMs = retryDelayMs(failure, attempt, ports.random()) ?? limits.longestUnparkMs;
        await setTimeout(pauseMs * limits.pauseFactor, undefined, { signal }).catch(() => undefined);
      }
    },
    want(hash) {
      wanted.add(hash);
      wantedBell.ring();
    },
    status: () => tally.status(),
    close: stopListening,
  };
}

type Shared = FilesSyncPorts & Pick<FilesConnection, 'tally' | 'bell' | 'wanted' | 'wantedBell' | 'pullMark'>;

/** One connection: greets the database, then moves files in all directions until something fails, and rejects with that. */
async function talk(
  shared: Shared,
  clientOf: (signal: AbortSignal) => ServerClient,
  outer: AbortSignal,
): Promise<never> {
  const controller = new AbortController();
  const { signal } = controller;
  const abandon = (): void => controller.abort();
  outer.addEventListener('abort', abandon, { once: true });
  const waitForText = (): Promise<void> => textFirst(shared.text, signal);
  let directions: Promise<never>[] = [];
  try {
    if (outer.aborted) abandon();
    // The text's own greeting has then told that the workspace is ours.
    await waitForText();
    const database = filesDatabaseOf(shared.database);
    const connection: FilesConnection = { ...shared, database, ask: clientOf(signal), signal, textFirst: waitForText };
    await greet(connection, shared);
    shared.tally.isKept = true;
    shared.tally.parked.clear();
    shared.onChanged();
    directions = [pullFiles(connection), pushFiles(connection), fetchWanted(connection)];
    return await Promise.race(directions);
  } finally {
    outer.removeEventListener('abort', abandon);
    controller.abort();
    await Promise.allSettled(directions);
  }
}

/** Makes the database where it is missing and may be made, and finds out whether it is the one of before. */
async function greet(connection: FilesConnection, { workspace, database: textDatabase }: Shared): Promise<void> {
  const { ask, database, pullMark, files, tally } = connection;
  const info = await readOrMake(ask, textDatabase);
  const welcome = await ask({ path: '/', accept: [401, 403, 404] });
  const mark = await pullMark.open(identityOf(welcome.json, info, workspace));
  const isRolledBack = mark !== undefined && (await wentBack({ ask, database }, info.updateSeq, mark));
  if (mark !== undefined && !isRolledBack) return;
  await files.writeMark(EPOCH_MARK, tally.epoch + 1);
  tally.epoch += 1;
  await pullMark.restart();
}

async function readOrMake(ask: ServerClient, textDatabase: string): Promise<DatabaseInfo> {
  const database = filesDatabaseOf(textDatabase);
  try {
    return await readInfo(ask, database);
  } catch (cause) {
    const isMissing = cause instanceof SyncError && cause.failure.kind === 'database-missing';
    if (!isMissing || !(await createFilesDatabase(ask, textDatabase))) throw cause;
    return readInfo(ask, database);
  }
}

function markIn(files: LocalFiles): Parameters<typeof createPullMark>[0] {
  return {
    async read() {
      const parsed = v.safeParse(pulledUpTo, await files.readMark('sync-pull'));
      return parsed.success ? parsed.output : undefined;
    },
    write: (value) => files.writeMark('sync-pull', value),
  };
}
