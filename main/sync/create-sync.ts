import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import * as v from 'valibot';
import { noteId, type NoteId, type WorkspaceId } from '../../core/contract/ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { Outbox } from '../../core/sync/outbox.ts';
import { docPartOf } from '../../core/segment/ids.ts';
import { createBell } from '../bell.ts';
import { createFilesSync, type FilesSync, type FilesSyncPorts } from './files/files-sync.ts';
import type { LocalFiles } from './files/local-files.ts';
import { createConnectionLoop, type Connect, type ConnectionLoop } from './connection-loop.ts';
import { runConnection } from './run-connection.ts';
import type { LocalDatabase } from './local-database.ts';
import { createLiveSync, type LiveAccess, type LiveSync } from './live/live-sync.ts';
import type { LiveTalk } from './live/live-talk.ts';
import { createOwnChanges, type OwnChanges } from './own-changes.ts';
import { createLocalMark } from './local-mark.ts';
import { createPullMark, pulledUpTo } from './pull-mark.ts';
import { createRoleWatch } from './role-watch.ts';
import { createServerClient, createServerFeed, type ServerAccess, type ServerClient } from './server-client.ts';
import { settle, signIn } from './server-question.ts';
import { createStatusBoard, type StatusBoard, type SyncReport } from './status-board.ts';
import { SyncError } from './sync-error.ts';
import { defaultLimits, type SyncLimits } from './sync-limits.ts';
import type { Log } from '../log.ts';

/** What the synchronisation of one linked workspace takes from outside. */
export interface SyncPorts {
  /** Open for as long as the sync lives; never closed by it. */
  readonly db: LocalDatabase;
  /** `server` is normalised by `checkServer`: no credentials, no trailing slash. */
  readonly link: { readonly server: string; readonly database: string; readonly account: string };
  /** Absent when nothing could be kept: then the first status is `needs-you: sign-in`. */
  readonly password: string | undefined;
  readonly workspace: WorkspaceId;
  /** Documents that this profile writes: the only ones that are pushed. Asked for every change, so it must be cheap. */
  readonly isOwn: (id: string) => boolean;
  readonly fetch: typeof globalThis.fetch;
  /** Wall clock in milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Called whenever the status changed, and at most every ten seconds for the contact time alone. */
  readonly onStatus: (report: SyncReport) => void;
  /** Revisions of own documents came from the server that this profile did not write (S4); each id is told once. */
  readonly onForeignOwnRevision: (ids: string[]) => void;
  /** Calls back after documents of this profile were written into `db`. Returns the way to stop. */
  readonly onWritten: (listener: () => void) => () => void;
  /** Segments of these notes are about to become tombstones in `db`, which waits for the answer. */
  readonly beforeTombstones: (notes: NoteId[]) => Promise<void>;
  /** Documents from the server were stored in `db`. */
  readonly onStored?: () => void;
  /** Absent: no files are synchronised. */
  readonly files?: LocalFiles;
  /** Absent: nothing goes by the fast lane. */
  readonly talk?: LiveTalk;
  /** Tests shorten them. */
  readonly limits?: Partial<SyncLimits>;
}

/** Keeps one workspace and its database on the server equal, whatever the network does. */
export interface Sync {
  /** Counts what waits, then connects. Returns at once. */
  start(): void;
  /** A person wants the server to be asked now. */
  retry(): void;
  /** The network came, went or changed, or the machine woke: what is in flight is given up and everything asked anew. */
  networkChanged(): void;
  /** Tries a new password; when the server takes it, everything goes on with it, else nothing changes. */
  signIn(password: string): Promise<Result<undefined>>;
  /** Asks the server something in the member's name. Its SyncErrors become results. */
  talk<T>(work: (ask: ServerClient) => Promise<Result<T>>): Promise<Result<T>>;
  /** The notes with edits that the server was not yet seen to hold. */
  unsentNotes(): NoteId[];
  /** Somebody waits for a file that is not whole here. */
  wantFile(hash: AttachmentHash): void;
  status(): SyncReport;
  /** With what the server is asked now; undefined while nobody has signed in. */
  access(): (ServerAccess & { readonly database: string }) | undefined;
  /** Whether a document of this profile is on the server; undefined while that is not known. */
  isOnServer(id: string): boolean | undefined;
  /** Ends within the close limit, whatever hangs. Idempotent. */
  close(): Promise<void>;
}

/**
 * The synchronisation of one workspace: a loop of connections (connection-loop.ts), in each of which the server is asked
 * whose it is and then pushed to and pulled from (run-connection.ts) until something fails.
 */
export function createSync(ports: SyncPorts): Sync {
  const limits: SyncLimits = { ...defaultLimits, ...ports.limits };
  const closing = new AbortController();
  let password = ports.password;
  let running: Promise<void> | undefined;
  const parts = createParts(ports, limits, () => password);
  const { board, loop, ownChanges, files, live, clientOf, outbox } = parts;
  const askAgain = (): void => {
    if (running !== undefined && !closing.signal.aborted) loop.again();
  };

  return {
    start() {
      board.dispatch({ kind: 'started' });
      running ??= loop.run(closing.signal).catch((cause: unknown) => ports.log.error('sync ended by a defect', cause));
    },
    retry: askAgain,
    networkChanged: askAgain,
    async signIn(newPassword) {
      const checked = await settle(() => signIn(clientOf(newPassword, closing.signal), ports.link.account));
      if (!checked.ok) return checked;
      password = newPassword;
      askAgain();
      return succeed(undefined);
    },
    async talk(work) {
      if (password === undefined) return fail({ code: 'sign-in-failed' });
      const ask = clientOf(password, closing.signal);
      return settle(() => work(ask));
    },
    unsentNotes: () => [...new Set(outbox.ids().map(docPartOf))].filter((doc): doc is NoteId => v.is(noteId, doc)),
    wantFile: (hash) => files?.want(hash),
    status: () => board.status(),
    access: () => (password === undefined ? undefined : { ...ports.link, password }),
    isOnServer: (id) => parts.outbox.isOnServer(id),
    async close() {
      await live?.leave(AbortSignal.timeout(LEAVING_MS));
      closing.abort();
      loop.end();
      files?.close();
      ownChanges.close();
      board.close();
      await bounded(
        Promise.resolve(running).then(() => ownChanges.keep()),
        limits.closeMs,
        ports.log,
      );
    },
  };
}

/** Nobody waits longer for a good-bye: without one, silence tells the others. Milliseconds. */
const LEAVING_MS = 1000;

interface Parts {
  readonly outbox: Outbox;
  readonly board: StatusBoard;
  readonly loop: ConnectionLoop;
  readonly ownChanges: OwnChanges;
  readonly files: FilesSync | undefined;
  readonly live: LiveSync | undefined;
  /** A client that signs in with that password and ends with the signal. */
  readonly clientOf: (password: string, signal: AbortSignal) => ServerClient;
}

/** What lives as long as the sync, wired to each other; `passwordNow` is asked at each connection. */
function createParts(ports: SyncPorts, limits: SyncLimits, passwordNow: () => string | undefined): Parts {
  const outbox = new Outbox(limits.proofMs);
  const { now, onStatus } = ports;
  const board: StatusBoard = createStatusBoard({ outbox, now, onStatus, files: () => files?.status() });
  const bell = createBell();
  const onCounted = (): void => board.counted();
  const ownChanges = createOwnChanges({
    ...ports,
    outbox,
    storeMs: limits.storeMs,
    onChanged() {
      bell.ring();
      onCounted();
    },
    onBroken(cause) {
      ports.log.error('what was written could not be looked up', cause);
      loop.end({ kind: 'store-failed', detail: 'local changes' });
    },
  });
  const waysOf = (password: string): LiveAccess => {
    const access = { ...ports.link, password };
    return (signal) => {
      const guard = { fetch: ports.fetch, limits, signal, onLife: board.contact };
      return { ask: createServerClient(access, guard), follow: createServerFeed(access, guard) };
    };
  };
  const clientOf: Parts['clientOf'] = (password, signal) => waysOf(password)(signal).ask;
  const live = ports.talk && createLiveSync({ ...ports, talk: ports.talk, database: ports.link.database, limits });
  const files = ports.files && openFilesSync(ports, ports.files, { limits, text: board.status, onChanged: onCounted });
  const pullMark = createPullMark(
    createLocalMark({ db: ports.db, name: 'sync-pull', schema: pulledUpTo, storeMs: limits.storeMs }),
  );
  const roleWatch = createRoleWatch({
    ...ports.link,
    now,
    onRole(role) {
      board.roleIs(role);
      // What was refused under the old role may go out under the new one.
      outbox.unpark();
      bell.ring();
    },
  });
  const onForeignOwnRevision = onceEach(ports.onForeignOwnRevision);
  const database = ports.link.database;
  const shared = { ...ports, database, outbox, ownChanges, pullMark, roleWatch, limits, bell, onCounted };
  const connect: Connect = async (controller, onProgress) => {
    await Promise.all([ownChanges.start(), files?.open()]);
    const password = passwordNow();
    if (password === undefined) throw new SyncError({ kind: 'sign-in', detail: 'no password' });
    const { signal } = controller;
    const ask = clientOf(password, signal);
    const onStored = ports.onStored ?? (() => undefined);
    const beside: Promise<void>[] = [];
    if (files) beside.push(files.run((ended) => clientOf(password, ended), signal));
    const onGreeted = (): void => {
      if (live) beside.push(live.run(waysOf(password), signal));
    };
    const { dispatch } = board;
    const connection = { ...shared, onForeignOwnRevision, onStored, onGreeted, dispatch, ask, signal, onProgress };
    try {
      return await runConnection(connection, () => controller.abort());
    } finally {
      await Promise.all(beside);
    }
  };
  const loop = createConnectionLoop({ ...ports, connect, board, limits });
  return { outbox, board, loop, ownChanges, files, live, clientOf };
}

function openFilesSync(
  ports: SyncPorts,
  files: LocalFiles,
  parts: Pick<FilesSyncPorts, 'limits' | 'text' | 'onChanged'>,
): FilesSync {
  const { workspace, now, random, log, link } = ports;
  return createFilesSync({ ...parts, files, database: link.database, workspace, now, random, log });
}

/** Tells each id once. */
function onceEach(tell: (ids: string[]) => void): (ids: string[]) => void {
  const told = new Set<string>();
  return (ids) => {
    const untold = ids.filter((id) => !told.has(id));
    for (const id of untold) told.add(id);
    if (untold.length > 0) tell(untold);
  };
}

async function bounded(work: Promise<void>, limitMs: number, log: Log): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work.catch((cause: unknown) => log.error('sync did not close cleanly', cause)), limit]);
  clearTimeout(timer);
}
