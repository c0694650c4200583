import path from 'node:path';
import type { CrashHandlers } from '../core/contract/handlers.ts';
import { createCrashHandlers } from './crash/crash-handlers.ts';
import { DUMP_LIMITS, pruneDumps } from './crash/crash-store.ts';
import { createRunMarker } from './crash/run-marker.ts';
import type { Engine, Log } from './engine/ports.ts';
import type { AppFacts } from './shell/app-facts.ts';
import { logDirOf, logFilesIn } from './shell/app-log.ts';
import { dumpsDirOf } from './shell/crash-dumps.ts';
import { privateFacts, versionFacts } from './shell/report-facts.ts';
import type { Speech } from './shell/interface-language.ts';
import { chooseSavePlace } from './shell/save-dialog.ts';

/** What the part of the app that looks after crashes is given. */
export interface CrashSetting {
  readonly profileDir: string;
  readonly facts: AppFacts;
  readonly log: Log;
  readonly speech: Speech;
  /** Whether this run has begun: only then an end out of order is worth telling. */
  readonly engine: Promise<Engine>;
}

/** Looks after the crashes of one profile. */
export interface Crashes {
  readonly handlers: CrashHandlers;
  /** Deletes dumps beyond the limits. Returns at once. */
  prune(): void;
  /** The run ends in order: the next start has nothing to tell. */
  endRun(): Promise<void>;
}

/** Puts together what `main/crash` needs of Electron and the disk. */
export function createCrashes({ profileDir, facts, log, speech, engine }: CrashSetting): Crashes {
  const dumpsDir = dumpsDirOf(profileDir);
  const marker = createRunMarker(path.join(profileDir, 'browser', 'running'));
  const endedUnexpectedly = engine.then(() => marker.begin());
  // An engine that cannot be opened is reported by whoever awaits it.
  endedUnexpectedly.catch(() => undefined);
  const handlers = createCrashHandlers({
    dumpsDir,
    endedUnexpectedly,
    chooseFile: (name) => chooseSavePlace(name, [{ name: speech.messages.dialogs.archive, extensions: ['zip'] }]),
    about: versionFacts(facts),
    words: privateFacts(profileDir),
    logFiles: logFilesIn(logDirOf(profileDir)),
    now: Date.now,
    log,
  });
  const prune = (): void => {
    pruneDumps(dumpsDir, DUMP_LIMITS).catch((cause: unknown) => log.error('dumps not pruned', cause));
  };
  return { handlers, prune, endRun: () => marker.end() };
}
