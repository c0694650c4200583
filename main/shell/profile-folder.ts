import fs from 'node:fs';
import path from 'node:path';
import type { Messages } from '../../core/messages/messages.ts';
import { PROFILE_FORMAT } from '../profile-format.ts';

/** What the system may leave in a folder that nobody has used yet; Electron's own data lies in `browser`. */
const NOT_OURS = new Set(['browser', '.DS_Store', 'Thumbs.db', 'desktop.ini', 'lost+found']);

/** Readable by nobody but the owner. */
const PRIVATE = 0o700;
const ADMINISTRATOR = 0;

/** Why a folder cannot be used as a profile: what is wrong, by name, and where. */
export interface ProfileProblem {
  readonly kind: keyof Messages['starting']['profile'];
  readonly dir: string;
  /** The folder in which it cannot be made; for other problems the folder itself. */
  readonly above: string;
}

/** The problem as one sentence for a person. */
export const sentenceOf = ({ kind, dir, above }: ProfileProblem, { starting }: Messages): string =>
  starting.profile[kind](dir, above);

/** Answers whether files can be made in a folder. An argument, because the answer is always yes for an administrator. */
export type CanWrite = (dir: string) => boolean;

/**
 * Why a folder cannot be used as a profile; undefined when it can. A folder that does not
 * exist yet can be used if it can be made. `user` is who asks, where users have numbers. Only looks, changes nothing.
 */
export function problemOfProfile(
  dir: string,
  canWrite: CanWrite = isWritable,
  user: number | undefined = process.getuid?.(),
): ProfileProblem | undefined {
  try {
    return problemOf(dir, canWrite, user);
  } catch {
    return problem('unreadable', dir);
  }
}

/** Keeps other users of the computer out of a profile, which is made if need be. Not on Windows, where folders inherit that. */
export function makePrivate(dir: string): void {
  try {
    fs.mkdirSync(dir, { recursive: true, mode: PRIVATE });
    if (process.platform !== 'win32' && (fs.statSync(dir).mode & 0o777) !== PRIVATE) fs.chmodSync(dir, PRIVATE);
  } catch {
    // A full disk, of which the engine tells; or one without such marks, as most sticks are.
  }
}

const problem = (kind: ProfileProblem['kind'], dir: string, above = dir): ProfileProblem => ({ kind, dir, above });

function problemOf(dir: string, canWrite: CanWrite, user: number | undefined): ProfileProblem | undefined {
  const kind = kindOf(dir);
  if (kind === 'absent') return problemOfPlace(dir, path.dirname(dir), canWrite);
  if (kind === 'other') return problem('not-a-folder', dir);
  if (isOfSomebodyElse(fs.statSync(dir).uid, user)) return problem('of-another-user', dir);
  return problemOfContent(dir) ?? (isLocked(dir, canWrite) ? problem('read-only', dir) : undefined);
}

/** What an administrator owns is nobody's in particular (a mounted stick), and an administrator may use everything. */
const isOfSomebodyElse = (owner: number, user: number | undefined): boolean =>
  user !== undefined && user !== ADMINISTRATOR && owner !== user && owner !== ADMINISTRATOR;

/** Whether a folder can be made: the nearest one above it that exists must take new files. */
function problemOfPlace(dir: string, above: string, canWrite: CanWrite): ProfileProblem | undefined {
  const kind = kindOf(above);
  if (kind === 'absent') return problemOfPlace(dir, path.dirname(above), canWrite);
  if (kind === 'folder' && canWrite(above)) return undefined;
  return problem(kind === 'folder' ? 'place-read-only' : 'place-not-a-folder', dir, above);
}

function kindOf(place: string): 'absent' | 'folder' | 'other' {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return 'absent';
  return stat.isDirectory() ? 'folder' : 'other';
}

/** The single-instance lock lies in `browser`; without it a second start would go unnoticed. */
function isLocked(dir: string, canWrite: CanWrite): boolean {
  const browser = path.join(dir, 'browser');
  return !canWrite(dir) || (fs.existsSync(browser) && !canWrite(browser));
}

function problemOfContent(dir: string): ProfileProblem | undefined {
  const names = fs.readdirSync(dir);
  if (names.includes('profile.json')) return problemOfFile(dir);
  // A first start that was cut off may have left the file under its temporary name.
  const isForeign = names.some((name) => !NOT_OURS.has(name) && !name.startsWith('profile.json.'));
  return isForeign ? problem('not-a-profile', dir) : undefined;
}

function problemOfFile(dir: string): ProfileProblem | undefined {
  const format = formatIn(path.join(dir, 'profile.json'));
  if (format === undefined) return problem('damaged', dir);
  return format <= PROFILE_FORMAT ? undefined : problem('newer', dir);
}

function formatIn(file: string): number | undefined {
  try {
    const { format }: { format?: unknown } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return typeof format === 'number' && Number.isSafeInteger(format) && format > 0 ? format : undefined;
  } catch {
    return undefined;
  }
}

function isWritable(dir: string): boolean {
  try {
    fs.accessSync(dir, fs.constants.W_OK | fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
