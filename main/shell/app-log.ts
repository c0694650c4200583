import fs from 'node:fs';
import path from 'node:path';
import type { Log } from '../engine/ports.ts';

/** A log is rolled over at this size; one older file is kept. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Where the log of a profile lies. */
export const logDirOf = (profileDir: string): string => path.join(profileDir, 'browser', 'logs');

/** The files of a log, oldest first; they need not be there. */
export const logFilesIn = (dir: string): readonly string[] =>
  ['commonplace.log.1', 'commonplace.log'].map((name) => path.join(dir, name));

/** What a log is written with. */
export interface LogOptions {
  readonly dir: string;
  readonly now: () => number;
  /** Also hears every line, as standard error does while developing. */
  readonly echo?: (line: string) => void;
}

/** A log of JSON lines in `dir/commonplace.log`. A disk that refuses costs lines, never the app. */
export function createAppLog({ dir, now, echo }: LogOptions): Log {
  const file = path.join(dir, 'commonplace.log');
  const write = (level: string, message: string, more: Readonly<Record<string, unknown>>): void => {
    const line = lineOf({ time: new Date(now()).toISOString(), level, message, ...more });
    echo?.(line);
    try {
      append(file, line);
    } catch {
      // There is nowhere left to say so.
    }
  };
  return {
    info: (message, details = {}) => write('info', message, { details }),
    error: (message, cause) => write('error', message, { cause: describe(cause) }),
  };
}

function append(file: string, line: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size + line.length > MAX_FILE_BYTES) fs.renameSync(file, `${file}.1`);
  fs.appendFileSync(file, `${line}\n`, { mode: 0o600 });
}

/** Details that JSON cannot hold (a cycle, a BigInt) must not lose the message. */
function lineOf(entry: Readonly<Record<string, unknown>>): string {
  try {
    return JSON.stringify(entry);
  } catch {
    return JSON.stringify({ time: entry['time'], level: entry['level'], message: entry['message'] });
  }
}

function describe(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause === undefined ? undefined : String(cause);
  const { name, message, stack } = cause;
  return { name, message, stack, cause: cause.cause instanceof Error ? String(cause.cause) : undefined };
}
