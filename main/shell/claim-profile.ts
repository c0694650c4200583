import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { chooseLanguage } from '../../core/messages/language.ts';
import { type Messages, messagesOf } from '../../core/messages/messages.ts';
import { canHandOver, type Handover } from './launch/handover.ts';
import { type LaunchRequest, parseLaunch, type RunLaunch, usageSentence } from './launch/parse-launch.ts';
import { portableProfileOf } from './launch/portable-profile.ts';
import { makePrivate, problemOfProfile, sentenceOf } from './profile-folder.ts';
import { systemLanguages } from './system-languages.ts';

/** A launch that has its profile to itself. */
export interface ClaimedLaunch {
  readonly profileDir: string;
  /** Nothing of the last session is restored and nothing goes over the network. */
  readonly isSafeMode: boolean;
  readonly requests: readonly LaunchRequest[];
}

const PROFILE_CODE = 1;
/** A command line that means nothing ends with this code, as is the custom of commands. */
const USAGE_CODE = 2;

/**
 * Reads the app's own arguments, decides which profile this process runs on and makes it the only one that does (R18).
 * Undefined when it may not run: the app then ends by itself, with code 0 when it had only to print something or when
 * another process has the profile (that one gets the arguments), with a sentence and code 1 when the folder cannot be
 * used, 2 when the arguments cannot. Must run before anything else of the app is loaded.
 */
export function claimLaunch(args: readonly string[]): ClaimedLaunch | undefined {
  const launch = parseLaunch(args, process.cwd());
  if (launch.kind === 'print') print(launch.topic === 'help' ? said().starting.help : versionLine(), 1, 0);
  else if (launch.kind === 'refused') print(`Commonplace: ${usageSentence(launch.problem, said())}\n`, 2, USAGE_CODE);
  else return claim(launch, args);
  return undefined;
}

/** Nobody's settings are read yet: what is said before speaks as the system does. */
const said = (): Messages => messagesOf(chooseLanguage('auto', systemLanguages()));

const versionLine = (): string => `Commonplace ${app.getVersion()}\n`;

function claim(launch: RunLaunch, args: readonly string[]): ClaimedLaunch | undefined {
  const handover: Handover = { args };
  if (!canHandOver(process.argv, process.cwd(), handover)) {
    refuse(said().starting.tooMuch, USAGE_CODE);
    return undefined;
  }
  const dir = launch.profile ?? usualProfile();
  const problem = problemOfProfile(dir);
  if (problem !== undefined) {
    refuse(sentenceOf(problem, said()), PROFILE_CODE);
    return undefined;
  }
  makePrivate(dir);
  keepBrowserDataIn(path.join(dir, 'browser'));
  // Chromium reorders the arguments that it passes on, so they travel a second time as they were.
  if (app.requestSingleInstanceLock({ ...handover })) {
    return { profileDir: dir, isSafeMode: launch.isSafeMode, requests: launch.requests };
  }
  if (launch.isSafeMode) process.stderr.write(`Commonplace: ${said().starting.runsAlready}\n`);
  app.exit(0);
  return undefined;
}

/** The profile of a launch that names none. */
export const standardProfile = (): string => path.join(app.getPath('appData'), 'Commonplace');

/** The portable profile beside the program, where there is a usable one, else the standard one of this person. */
function usualProfile(): string {
  const standard = standardProfile();
  if (!app.isPackaged) return standard;
  const portable = portableProfileOf({
    platform: process.platform,
    executable: app.getPath('exe'),
    env: process.env,
  });
  if (!fs.existsSync(portable)) return standard;
  const problem = problemOfProfile(portable);
  if (problem === undefined) return portable;
  process.stderr.write(`Commonplace: ${said().starting.portableNotUsed(sentenceOf(problem, said()))}\n`);
  return standard;
}

function keepBrowserDataIn(dir: string): void {
  app.setPath('userData', dir);
  app.setPath('sessionData', dir);
}

/** Writes to a stream of the process and ends it at once: before Chromium has made a place for its data. */
function print(text: string, stream: 1 | 2, code: number): void {
  try {
    fs.writeSync(stream, text);
  } catch {
    // Nobody listens: a program with windows has no streams on Windows.
  }
  process.exit(code);
}

/** Tells a person why and ends. Chromium wants a place for its data even so: one that is thrown away. */
function refuse(problem: string, code: number): void {
  process.stderr.write(`Commonplace: ${problem}\n`);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-refused-'));
  keepBrowserDataIn(scratch);
  const end = (): void => {
    fs.rmSync(scratch, { recursive: true, force: true });
    app.exit(code);
  };
  if (process.env['COMMONPLACE_NO_DIALOG'] === '1') {
    end();
    return;
  }
  const { close } = said().actions;
  // Not awaited by the caller: `ready` is held back until the app's entry has been evaluated.
  void app
    .whenReady()
    .then(() => dialog.showMessageBox({ type: 'error', title: 'Commonplace', message: problem, buttons: [close] }))
    .finally(end);
}
