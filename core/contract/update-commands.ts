import * as v from 'valibot';
import { count, timeMs } from './values.ts';

const nothing = v.undefined();

/** Why what the feed offered, or what was downloaded, was not taken. Nothing was changed. */
export const updateRefusal = v.picklist([
  /** No signature, or not by a key of this app. */
  'signature',
  /** No manifest in a form that this version reads. */
  'malformed',
  /** Below a version that the feed named before. */
  'rolled-back',
  'other-channel',
  /** The downloaded package is not the one that was signed. */
  'wrong-file',
]);
export type UpdateRefusal = v.InferOutput<typeof updateRefusal>;

/** How a person gets a new version: the app downloads and installs it, or only tells because something else owns it. */
export const updateWay = v.variant('kind', [
  v.strictObject({ kind: v.literal('download'), sizeBytes: count }),
  /** `file` lies at `url`; the package manager of `package` installs it. */
  v.strictObject({
    kind: v.literal('package-manager'),
    package: v.picklist(['deb', 'rpm']),
    file: v.string(),
    url: v.string(),
  }),
  /** Somewhere at `url` is what replaces this one; a person does it. */
  v.strictObject({ kind: v.literal('by-hand'), url: v.string() }),
]);
export type UpdateWay = v.InferOutput<typeof updateWay>;

const found = { version: v.string(), notes: v.string(), isDismissed: v.boolean() };

/** Where the app stands with its updates. Drawn in `core/update/update-state.ts`. */
export const updateState = v.variant('state', [
  /** Nothing is ever fetched: this build has no feed or no key to check it with, or the app was started in safe mode. */
  v.strictObject({ state: v.literal('off'), reason: v.picklist(['not-set-up', 'safe-mode']) }),
  v.strictObject({ state: v.literal('idle') }),
  v.strictObject({ state: v.literal('checking') }),
  v.strictObject({ state: v.literal('up-to-date'), checkedMs: timeMs }),
  v.strictObject({ state: v.literal('offline'), nextTryMs: timeMs }),
  v.strictObject({ state: v.literal('refused'), reason: updateRefusal }),
  /** `lastTry` says why the download before did not come to an end, if there was one. */
  v.strictObject({
    state: v.literal('available'),
    ...found,
    way: updateWay,
    lastTry: v.optional(v.picklist(['offline', 'disk', 'wrong-file'])),
  }),
  v.strictObject({ state: v.literal('downloading'), ...found, way: updateWay, percent: count }),
  v.strictObject({ state: v.literal('ready'), ...found, installsOnQuit: v.boolean() }),
]);
export type UpdateState = v.InferOutput<typeof updateState>;

/** What main's updater answers. */
export const updateCommands = {
  'updates.read': { input: nothing, output: updateState, maxBytes: 0 },
  /** Looks for a new version now; answers when the feed did or did not answer. */
  'updates.check': { input: nothing, output: updateState, maxBytes: 0 },
  /** Downloads what is available. Answers at once; progress comes as events. */
  'updates.download': { input: nothing, output: updateState, maxBytes: 0 },
  /** Whether what is ready is installed at the next quit. Without this consent nothing ever is. */
  'updates.installOnQuit': { input: v.strictObject({ consent: v.boolean() }), output: updateState, maxBytes: 64 },
  /** Takes the notice away until there is a newer version. */
  'updates.dismiss': { input: nothing, output: updateState, maxBytes: 0 },
} as const;

/** What main's updater tells unasked. */
export const updateEvents = {
  'updates.changed': updateState,
} as const;
