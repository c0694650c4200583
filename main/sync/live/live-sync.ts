import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { retryDelayMs, type Failure } from '../../../core/sync/failure.ts';
import type { Log } from '../../log.ts';
import { createLiveDatabase } from '../create-database.ts';
import type { ServerClient, ServerFeed } from '../server-client.ts';
import { databasePath, liveDatabaseOf } from '../../../core/sync/database-names.ts';
import { readInfo } from '../server-database.ts';
import { failureOf, SyncError } from '../sync-error.ts';
import type { SyncLimits } from '../sync-limits.ts';
import { BeaconWriter } from './beacon-writer.ts';
import type { LiveRow, LiveTalk } from './live-talk.ts';

/** The ways to the server in one person's name, which end with the signal. */
export type LiveAccess = (signal: AbortSignal) => { readonly ask: ServerClient; readonly follow: ServerFeed };

/** What the live database is spoken over with. */
export interface LiveSyncPorts {
  readonly talk: LiveTalk;
  /** The database of the text; that of the beacons is called after it. */
  readonly database: string;
  readonly limits: SyncLimits;
  readonly random: () => number;
  readonly log: Log;
}

/** The fast lane's way to the server and back, beside the text, which goes on whatever becomes of this. */
export interface LiveSync {
  /** Lives as long as a connection of the text. Never rejects. */
  run(access: LiveAccess, signal: AbortSignal): Promise<void>;
  /** Says good-bye to those who are there, within the time of the signal. Never rejects. */
  leave(signal: AbortSignal): Promise<void>;
}

/** A sign of life that the server is asked for, so that a dead connection shows. Milliseconds. */
const HEARTBEAT_MS = 5000;
/** An older server sends the head of a feed with its first row, which is our own beacon. Milliseconds. */
const HEAD_PATIENCE_MS = 300;
/** When a server without the database, or without the right to it, is asked again. Milliseconds. */
const MISSING_MS = 300_000;

const row = v.object({ id: v.string(), deleted: v.optional(v.boolean()), doc: v.optional(v.unknown()) });

export function createLiveSync(ports: LiveSyncPorts): LiveSync {
  const { limits, log, random } = ports;
  let last: { readonly writer: BeaconWriter; readonly access: LiveAccess } | undefined;
  return {
    async run(access, signal) {
      for (let attempt = 0; !signal.aborted; attempt += 1) {
        const startMs = performance.now();
        const failure = await connect(ports, { access, outer: signal }, (writer) => {
          last = { writer, access };
        }).catch(failureOf);
        if (signal.aborted) return;
        log.info('the fast lane ended', { ...failure });
        if (performance.now() - startMs >= limits.stableMs) attempt = 0;
        const pauseMs = pauseAfter(failure, attempt, random()) * limits.pauseFactor;
        await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    },
    async leave(signal) {
      if (last === undefined) return;
      const left = last.writer.takeBack(last.access(signal).ask).catch(() => undefined);
      await Promise.race([left, once(signal, 'abort')]);
    },
  };
}

/** Whatever asks for a person elsewhere has asked already, for the text; here it only means to wait. */
function pauseAfter(failure: Failure, attempt: number, chance: number): number {
  if (failure.kind === 'database-missing' || failure.kind === 'no-permission') return MISSING_MS;
  return Math.min(MISSING_MS, retryDelayMs(failure, attempt, chance) ?? MISSING_MS);
}

/** One connection: makes sure of the database, then listens and speaks until something fails, and rejects with that. */
async function connect(
  { talk, database }: LiveSyncPorts,
  { access, outer }: { readonly access: LiveAccess; readonly outer: AbortSignal },
  onWriter: (writer: BeaconWriter) => void,
): Promise<never> {
  const controller = new AbortController();
  const { signal } = controller;
  const abandon = (): void => controller.abort();
  outer.addEventListener('abort', abandon, { once: true });
  if (outer.aborted) abandon();
  const { ask, follow } = access(signal);
  const live = liveDatabaseOf(database);
  let directions: Promise<never>[] = [];
  try {
    await ensure(ask, database);
    const writer = new BeaconWriter(ask, live);
    onWriter(writer);
    let onOpen = (): void => undefined;
    const opened = new Promise<void>((resolve) => (onOpen = resolve));
    const path = `${databasePath(live)}/_changes?feed=continuous&include_docs=true&since=now&heartbeat=${HEARTBEAT_MS}`;
    const listening = follow(path, { onOpen, onLine: (json) => hear(talk, json) });
    const speaking = Promise.race([opened, setTimeout(HEAD_PATIENCE_MS, undefined, { signal })]).then(() => {
      talk.begin();
      return writer.run(talk, signal);
    });
    directions = [listening, speaking];
    return await Promise.race(directions);
  } finally {
    outer.removeEventListener('abort', abandon);
    controller.abort();
    await Promise.allSettled(directions);
  }
}

async function ensure(ask: ServerClient, database: string): Promise<void> {
  try {
    await readInfo(ask, liveDatabaseOf(database));
  } catch (cause) {
    const isMissing = cause instanceof SyncError && cause.failure.kind === 'database-missing';
    if (!isMissing || !(await createLiveDatabase(ask, database))) throw cause;
  }
}

function hear(talk: LiveTalk, json: unknown): void {
  const parsed = v.safeParse(row, json);
  if (!parsed.success) return;
  const { id, deleted, doc } = parsed.output;
  const heard: LiveRow = { id, document: deleted === true ? undefined : doc };
  talk.heard(heard);
}
