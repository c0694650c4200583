import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isLink, type LinkRequest, parseLink } from './deep-link.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import { isForeignSwitch } from './foreign-switches.ts';

/** What whoever starts the app, or its tray or shortcut, can ask of the window. */
export type LaunchRequest =
  | { readonly kind: 'new-note' }
  | { readonly kind: 'quick-capture' }
  | LinkRequest
  /** Files and folders to be added, absolute. Not looked at yet: they may not exist. */
  | { readonly kind: 'open-paths'; readonly paths: readonly string[] }
  /** Something that was meant for us and has no meaning. */
  | { readonly kind: 'misunderstood' };

/** A launch that goes on. `profile` is absolute, and absent where the usual one is meant. */
export interface RunLaunch {
  readonly kind: 'run';
  readonly profile?: string;
  /** Nothing of the last session, no network. */
  readonly isSafeMode: boolean;
  readonly requests: readonly LaunchRequest[];
}

/** What is wrong with a command line. `option` is fit for a terminal. */
export type UsageProblem =
  { readonly kind: 'no-option'; readonly option: string } | { readonly kind: 'profile-needs-folder' };

/** The problem as one sentence for a person. */
export const usageSentence = (problem: UsageProblem, { starting }: Messages): string =>
  problem.kind === 'no-option' ? starting.noOption(problem.option) : starting.profileNeedsFolder;

/** What a command line asks for. */
export type Launch =
  | RunLaunch
  | { readonly kind: 'print'; readonly topic: 'help' | 'version' }
  | { readonly kind: 'refused'; readonly problem: UsageProblem };

/** Linux takes no longer path. */
const MAX_PATH_LENGTH = 4096;

const FLAGS: Readonly<Record<string, (read: Reading) => void>> = {
  '--safe-mode': (read) => {
    read.isSafeMode = true;
  },
  // Whoever puts the app into the tray asks for this one itself.
  '--at-login': () => undefined,
  '--new-note': (read) => read.requests.push({ kind: 'new-note' }),
  '--quick-capture': (read) => read.requests.push({ kind: 'quick-capture' }),
  '--help': (read) => {
    read.topic ??= 'help';
  },
  '--version': (read) => {
    read.topic ??= 'version';
  },
};

interface Reading {
  profile?: string;
  isSafeMode: boolean;
  topic?: 'help' | 'version';
  problem?: UsageProblem;
  readonly requests: LaunchRequest[];
  readonly paths: string[];
}

/**
 * Reads the app's own arguments (`ownArguments`) by the documented grammar (R12): options, then files, folders and links
 * in any order; behind `--` there are no options. Paths count from `cwd`. Looks at nothing but the text.
 */
export function parseLaunch(args: readonly string[], cwd: string): Launch {
  const read: Reading = { isSafeMode: false, requests: [], paths: [] };
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  for (const [at, argument] of options.entries()) {
    if (at > 0 && options[at - 1] === '--profile') takeProfile(read, argument, cwd);
    else if (argument !== '--profile') takeArgument(read, argument, cwd);
  }
  if (options.at(-1) === '--profile') takeProfile(read, '', cwd);
  if (end >= 0) for (const argument of args.slice(end + 1)) takeOperand(read, argument, cwd);
  return outcomeOf(read);
}

function outcomeOf({ profile, isSafeMode, topic, problem, requests, paths }: Reading): Launch {
  if (problem !== undefined) return { kind: 'refused', problem };
  if (topic !== undefined) return { kind: 'print', topic };
  const files: readonly LaunchRequest[] = paths.length > 0 ? [{ kind: 'open-paths', paths }] : [];
  return {
    kind: 'run',
    ...(profile === undefined ? {} : { profile }),
    isSafeMode,
    requests: [...requests, ...files],
  };
}

function takeArgument(read: Reading, argument: string, cwd: string): void {
  if (Object.hasOwn(FLAGS, argument)) FLAGS[argument]?.(read);
  else if (argument.startsWith('--profile=')) takeProfile(read, argument.slice('--profile='.length), cwd);
  else if (!argument.startsWith('-')) takeOperand(read, argument, cwd);
  else if (!isForeignSwitch(argument)) read.problem ??= { kind: 'no-option', option: printable(argument) };
}

function takeProfile(read: Reading, given: string, cwd: string): void {
  if (given === '' || given.startsWith('--') || given.includes('\0')) {
    read.problem ??= { kind: 'profile-needs-folder' };
  } else read.profile = path.resolve(cwd, given);
}

/** A link, or a file or folder: by its name, or by the `file:` address that file managers pass. */
function takeOperand(read: Reading, argument: string, cwd: string): void {
  if (argument === '') return;
  if (isLink(argument)) {
    read.requests.push(parseLink(argument) ?? { kind: 'misunderstood' });
    return;
  }
  const place = placeOf(argument, cwd);
  if (place === undefined) read.requests.push({ kind: 'misunderstood' });
  else read.paths.push(place);
}

function placeOf(argument: string, cwd: string): string | undefined {
  if (argument.length > MAX_PATH_LENGTH * 3 || argument.includes('\0')) return undefined;
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(argument)) return path.resolve(cwd, argument);
  try {
    const url = new URL(argument);
    const place = url.protocol === 'file:' && ['', 'localhost'].includes(url.host) ? fileURLToPath(url) : undefined;
    return place?.includes('\0') ? undefined : place;
  } catch {
    // No address of a file on this computer.
    return undefined;
  }
}

/** What somebody else wrote, made fit for one line of a terminal. */
const printable = (text: string): string => text.slice(0, 60).replace(/[^\x21-\x7e]/g, '?');
