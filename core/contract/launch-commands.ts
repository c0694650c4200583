import * as v from 'valibot';
import { noteId } from './ids.ts';
import { count, timeMs } from './values.ts';

/** Something that was asked of the window from outside it: by a command line, a link, a file manager, the tray. */
export const launchRequest = v.variant('kind', [
  v.strictObject({ kind: v.literal('new-note') }),
  /** A new note with the caret in its text. */
  v.strictObject({ kind: v.literal('quick-capture') }),
  /** A link to a note. `note` is absent when the workspace on screen has none of that id. */
  v.strictObject({
    kind: v.literal('open-note'),
    id: noteId,
    note: v.optional(v.strictObject({ title: v.string(), isTrashed: v.boolean() })),
  }),
  /** An invitation, as it was received. */
  v.strictObject({ kind: v.literal('join'), invite: v.string() }),
  /**
   * Files that can become notes, once the person says so. `name` is that of the file or folder, the first one of
   * several; `skippedCount` counts what else was found with them and stays where it is.
   */
  v.strictObject({
    kind: v.literal('add-files'),
    token: v.string(),
    name: v.string(),
    isFolder: v.boolean(),
    fileCount: count,
    skippedCount: count,
  }),
  /** A link or a path that means nothing. */
  v.strictObject({ kind: v.literal('misunderstood') }),
]);
export type LaunchRequest = v.InferOutput<typeof launchRequest>;

/** How many texts a window may send at once. */
export const MAX_TEXTS = 200;
/** How large they may be together, in bytes. */
export const MAX_TEXTS_BYTES = 8 * 1024 * 1024;

/** What became of files: a note each, or a reason. */
const addedFiles = v.strictObject({
  ids: v.array(noteId),
  skipped: v.array(
    v.strictObject({ name: v.string(), reason: v.picklist(['too-large', 'not-text', 'unreadable', 'not-saved']) }),
  ),
});
export type AddedFiles = v.InferOutput<typeof addedFiles>;

/** What the shell answers about how the app was started and what was opened with it. */
export const launchCommands = {
  /** What was asked of the window since the last time. Each request is given out once. */
  'launch.take': { input: v.undefined(), output: v.array(launchRequest), maxBytes: 0 },
  /** Yes to `add-files`: makes a note of each file. The token is good once, and for an hour. */
  'files.add': {
    input: v.strictObject({ token: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) }),
    output: addedFiles,
    maxBytes: 256,
  },
  /** Makes a note of each text that was dropped onto the window. */
  'files.addTexts': {
    input: v.strictObject({
      files: v.pipe(
        v.array(
          v.strictObject({
            name: v.pipe(v.string(), v.maxLength(1024)),
            text: v.pipe(v.string(), v.maxLength(1024 * 1024)),
            createdMs: v.optional(timeMs),
          }),
        ),
        v.maxLength(MAX_TEXTS),
      ),
    }),
    output: addedFiles,
    maxBytes: MAX_TEXTS_BYTES,
  },
} as const;
