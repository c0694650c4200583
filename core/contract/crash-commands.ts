import * as v from 'valibot';
import { count, timeMs } from './values.ts';

const nothing = v.undefined();

/** Which process a crash report is about: the app itself, a window's page, or another part of Chromium. */
export const crashKind = v.picklist(['app', 'window', 'part']);
export type CrashKind = v.InferOutput<typeof crashKind>;

/** One report that lies on this computer. `id` is a number of its own, never a place. */
export const crashReport = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/)),
  atMs: timeMs,
  kind: crashKind,
  sizeBytes: count,
});
export type CrashReport = v.InferOutput<typeof crashReport>;

/** What the shell answers about crashes. Reports stay on this computer unless a person saves and passes them on. */
export const crashCommands = {
  /** The reports kept, newest first. */
  'crashes.list': { input: nothing, output: v.strictObject({ reports: v.array(crashReport) }), maxBytes: 0 },
  /** What a window tells once after a start: whether the run before did not end in order. True for one asker only. */
  'crashes.news': { input: nothing, output: v.strictObject({ endedUnexpectedly: v.boolean() }), maxBytes: 0 },
  /**
   * Asks a person where to, and writes one archive there: versions and the redacted log, with `withDumps` also the
   * dumps. `isSaved` is false when the person chose no place. The place never comes here.
   */
  'crashes.save': {
    input: v.strictObject({ withDumps: v.boolean() }),
    output: v.strictObject({ isSaved: v.boolean() }),
    maxBytes: 64,
  },
  /** Deletes every report. */
  'crashes.forget': { input: nothing, output: nothing, maxBytes: 0 },
} as const;
