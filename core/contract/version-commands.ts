import * as v from 'valibot';
import { VERSION_KINDS } from '../version/version.ts';
import { noteId } from './ids.ts';
import { rewritten } from './tag-commands.ts';
import { count, timeMs } from './values.ts';

const nothing = v.undefined();

/** A version among those of its note. */
export const versionId = v.pipe(v.string(), v.regex(/^[0-9a-v]{10}-[^:~]{1,2400}~[0-9a-v]{16}$/), v.brand('VersionId'));
export type VersionId = v.InferOutput<typeof versionId>;

/** The longest name that a person gives a version, in UTF-16 units. */
export const MAX_VERSION_NAME = 200;

/** A version as the time line shows it. `by`: the account that made it; `authors`: those who wrote since the one before. */
export const versionRow = v.strictObject({
  id: versionId,
  atMs: timeMs,
  kind: v.picklist(VERSION_KINDS),
  name: v.string(),
  title: v.string(),
  by: v.string(),
  authors: v.array(v.string()),
  sizeBytes: count,
});
export type VersionRow = v.InferOutput<typeof versionRow>;

const piece = v.strictObject({ kind: v.picklist(['same', 'added', 'removed']), text: v.string() });

/** What became of a note, word by word: from `before` to `after`, which are the titles. */
export const comparison = v.strictObject({ before: v.string(), after: v.string(), pieces: v.array(piece) });
export type Comparison = v.InferOutput<typeof comparison>;

const oneVersion = { note: noteId, version: versionId };

/** What notes said before. */
export const versionCommands = {
  /** Versions of a note, newest first, with how many there are and what they take on the disk, in bytes. */
  'versions.list': {
    input: v.strictObject({ note: noteId, offset: count, limit: v.pipe(count, v.maxValue(200)) }),
    output: v.strictObject({ total: count, sizeBytes: count, rows: v.array(versionRow) }),
    maxBytes: 256,
  },
  /** What a version changed of the one `before` it, or what the note says `now` that the version did not. */
  'versions.compare': {
    input: v.strictObject({ ...oneVersion, with: v.picklist(['before', 'now']) }),
    output: comparison,
    maxBytes: 4096,
  },
  /** Keeps the note as it is now, under a name, for ever. */
  'versions.name': {
    input: v.strictObject({ note: noteId, name: v.pipe(v.string(), v.trim(), v.maxLength(MAX_VERSION_NAME)) }),
    output: nothing,
    maxBytes: 1024,
  },
  /**
   * Brings the note back to what a version said, or only a passage of it, in UTF-16 units of the version's text. What the
   * note says now is kept as a version first. `rewritings.undo` takes it back.
   */
  'versions.restore': {
    input: v.strictObject({ ...oneVersion, passage: v.optional(v.strictObject({ from: count, to: count })) }),
    output: rewritten,
    maxBytes: 4096,
  },
  /** Makes a new note of a version, also where the note itself was deleted for good. */
  'versions.revive': { input: v.strictObject(oneVersion), output: v.strictObject({ id: noteId }), maxBytes: 4096 },
  /** The notes that were deleted for good and of which there is a version yet: the newest of each, newest first. At most 200. */
  'versions.erased': {
    input: nothing,
    output: v.array(v.strictObject({ ...oneVersion, title: v.string(), atMs: timeMs })),
    maxBytes: 0,
  },
} as const;

/** What a window hears unasked of versions. */
export const versionEvents = {
  /** There are others of this note than before, made here or by somebody else. */
  'versions.changed': v.strictObject({ note: noteId }),
} as const;
