import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceId } from '../../core/contract/ids.ts';
import { createSystemFetch } from '../../main/shell/network/system-fetch.ts';
import { Pouch } from '../../main/store/pouchdb.ts';
import { tolerateRewriting } from '../../main/store/whole-changes.ts';
import { createSync, type Sync } from '../../main/sync/create-sync.ts';
import type { SyncReport } from '../../main/sync/status-board.ts';
import type { SyncLimits } from '../../main/sync/sync-limits.ts';
import { WORKSPACE } from './sync-server.ts';

/** Short enough for a test, long enough for two busy cores. */
export const quick: Partial<SyncLimits> = {
  headerMs: 2000,
  idleMs: 2000,
  feedMs: 500,
  missingMs: 50,
  proofMs: 700,
  signInAgainMs: 50,
  pauseFactor: 0.2,
  stableMs: 1000,
};

/** The network as the app has it; this computer is reached straight. */
const network = createSystemFetch({ resolveProxy: async () => 'DIRECT', now: Date.now });

/** Waits until `isTrue`, and says what it waited for when that never comes. */
export async function until(what: string, isTrue: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** One profile: its database on this computer and its sync. */
export interface Laptop {
  readonly db: PouchDB.Database;
  readonly sync: Sync;
  readonly reports: SyncReport[];
  readonly foreignOwn: string[];
  readonly logged: string[];
  /** Writes segment number `n` anew. */
  write(n: number, text: string): Promise<void>;
  segments(): Promise<string[]>;
  isUpToDate(): boolean;
  state(): string;
  /** Ends the sync, and begins again on the same database. */
  restart(changes?: Partial<LaptopOptions>): Promise<Laptop>;
  close(): Promise<void>;
}

export interface LaptopOptions {
  readonly url: string;
  readonly database: string;
  readonly account: string;
  readonly password: string | undefined;
  readonly device?: string;
  readonly workspace?: WorkspaceId;
  readonly limits?: Partial<SyncLimits>;
  readonly fetch?: typeof globalThis.fetch;
  readonly isIdle?: boolean;
}

/** Everything that the tests of a file opened, closed in reverse by `closeAll`. */
const opened: (() => Promise<unknown>)[] = [];
export const onClose = (close: () => Promise<unknown>): void => void opened.push(close);
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

export async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'commonplace-sync-'));
  onClose(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

export async function openLaptop(options: LaptopOptions): Promise<Laptop> {
  const db = new Pouch(join(await temporaryFolder(), 'db'), {
    adapter: 'leveldb',
    auto_compaction: true,
    revs_limit: 300,
  });
  tolerateRewriting(db);
  onClose(() => db.close());
  return startLaptop(db, options);
}

function startLaptop(db: PouchDB.Database, options: LaptopOptions): Laptop {
  const prefix = `:s:${options.account}~${options.device ?? 'd1'}:`;
  const reports: SyncReport[] = [];
  const foreignOwn: string[] = [];
  const logged: string[] = [];
  const sync = createSync({
    db,
    link: { server: options.url, database: options.database, account: options.account },
    password: options.password,
    workspace: options.workspace ?? WORKSPACE,
    isOwn: (id) => id.includes(prefix),
    fetch: options.fetch ?? network.fetch,
    now: Date.now,
    random: () => 0,
    log: {
      info: (message, details) => logged.push(`${message} ${JSON.stringify(details ?? {})}`),
      error: (message, cause) => logged.push(`ERROR ${message} ${String(cause)}`),
    },
    onStatus: (report) => reports.push(report),
    onForeignOwnRevision: (ids) => foreignOwn.push(...ids),
    beforeTombstones: () => Promise.resolve(),
    onWritten: (listener) => {
      const feed = db.changes({ since: 'now', live: true, return_docs: false });
      void feed.on('change', listener);
      return () => feed.cancel();
    },
    limits: { ...quick, ...options.limits },
  });
  onClose(() => sync.close());
  if (options.isIdle !== true) sync.start();
  return {
    db,
    sync,
    reports,
    foreignOwn,
    logged,
    write: (n, text) => putSegment(db, `note${prefix}${n}`, options.account, text),
    segments: () => segmentsOf(db),
    isUpToDate() {
      const { phase, waiting, parked } = sync.status();
      return phase.state === 'live' && phase.receiving === 0 && waiting === 0 && parked === 0;
    },
    state: () => sync.status().phase.state,
    async restart(changes = {}) {
      await sync.close();
      return startLaptop(db, { ...options, ...changes });
    },
    close: () => sync.close(),
  };
}

export async function putSegment(db: PouchDB.Database, id: string, by: string, text: string): Promise<void> {
  const before = await db.get(id).catch(() => undefined);
  await db.put({
    _id: id,
    ...(before === undefined ? {} : { _rev: before._rev }),
    v: 1,
    t: 'segment',
    by,
    p: text,
  } as PouchDB.Core.PutDocument<object>);
}

async function segmentsOf(db: PouchDB.Database): Promise<string[]> {
  const { results } = await db.changes({ since: 0, style: 'all_docs' });
  return results
    .filter((row) => row.id.includes(':s:'))
    .flatMap((row) => row.changes.map((each) => `${row.id} ${each.rev}`))
    .sort();
}
