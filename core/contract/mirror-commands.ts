import * as v from 'valibot';
import { count } from './values.ts';

/**
 * Why a mirror waits: its folder is not there or not the mirror any more (`missing`), may not be written to (`unwritable`), the
 * disk is full (`full`), or something else failed (`failed`). It tries again by itself.
 */
export const mirrorProblem = v.picklist(['missing', 'unwritable', 'full', 'failed']);
export type MirrorProblem = v.InferOutput<typeof mirrorProblem>;

/** The folder, without where it lies, and how many files of a person were kept aside since the start. */
const on = { folder: v.string(), keptAside: count };

/** How the folder of plain files of the workspace on screen stands. */
export const mirrorState = v.variant('state', [
  v.strictObject({ state: v.literal('off') }),
  /** Notes are being written: so many of those that are known to wait. */
  v.strictObject({ state: v.literal('working'), ...on, done: count, total: count }),
  /** Every note is there as it stands. */
  v.strictObject({ state: v.literal('current'), ...on }),
  v.strictObject({ state: v.literal('waiting'), ...on, problem: mirrorProblem }),
]);
export type MirrorState = v.InferOutput<typeof mirrorState>;

/** The folder of plain files that follows the workspace on screen, one way. */
export const mirrorCommands = {
  'mirror.read': { input: v.undefined(), output: mirrorState, maxBytes: 0 },
  /** Asks a person for a folder, and keeps the notes in it from then on; in a new folder in it when something else lies there. */
  'mirror.choose': { input: v.undefined(), output: mirrorState, maxBytes: 0 },
  /** Follows no more. What was written stays. */
  'mirror.stop': { input: v.undefined(), output: mirrorState, maxBytes: 0 },
  /** Tries again now what waits. */
  'mirror.retry': { input: v.undefined(), output: mirrorState, maxBytes: 0 },
  /** Shows the folder in the system's file manager. */
  'mirror.reveal': { input: v.undefined(), output: v.undefined(), maxBytes: 0 },
} as const;

export const mirrorEvents = {
  /** How it stands now. At most five a second. */
  'mirror.changed': mirrorState,
} as const;
