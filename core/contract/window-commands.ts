import * as v from 'valibot';
import { noteId } from './ids.ts';
import { count } from './values.ts';

/** How many windows may be open at once: more than anyone keeps apart, and each takes a hundred megabytes. */
export const MAX_WINDOWS = 20;

/** What can stand at the right of the note, one at a time. */
export const RIGHT_PANES = ['outline', 'discussion'] as const;
export type RightPane = (typeof RIGHT_PANES)[number];

const width = v.pipe(count, v.maxValue(10_000));

/** How the panes of a window are. A width that is absent is the usual one. */
const panes = v.strictObject({
  /** Only the note, without sidebar and list. */
  isAlone: v.boolean(),
  /** The sidebar was folded, or unfolded; absent while the window's size decides. */
  isFolded: v.optional(v.boolean()),
  /** What stands at the right of the note, if anything. */
  rightPane: v.optional(v.picklist(RIGHT_PANES)),
  /** Focus mode. */
  isFocused: v.boolean(),
  widths: v.strictObject({
    sidebar: v.optional(width),
    list: v.optional(width),
    outline: v.optional(width),
    discussion: v.optional(width),
  }),
});
export type WindowPanes = v.InferOutput<typeof panes>;

/** The two texts of a note that a caret can be in. */
export const placeField = v.picklist(['title', 'body']);

/** What a window shows: what it goes on with at the next start. Ids and numbers, never text. */
export const windowScreen = v.strictObject({
  panes,
  /** The note, and where the person is in it; absent when none is open. Offsets in UTF-16 units. */
  place: v.optional(
    v.strictObject({
      note: noteId,
      field: placeField,
      caret: count,
      /** What stands at the upper edge: the offset of its line in the text. */
      top: v.optional(count),
    }),
  ),
});
export type WindowScreen = v.InferOutput<typeof windowScreen>;

/** What the shell answers about windows. */
export const windowCommands = {
  /** Opens one more window: with a note that note alone, else a whole one. */
  'windows.open': {
    input: v.strictObject({ note: v.optional(noteId) }),
    output: v.undefined(),
    maxBytes: 256,
  },
  /** What the asking window showed when it was left; nothing for a new one. */
  'windows.read': {
    input: v.undefined(),
    output: v.strictObject({ screen: v.optional(windowScreen) }),
    maxBytes: 0,
  },
  /** What the asking window shows now. */
  'windows.remember': { input: windowScreen, output: v.undefined(), maxBytes: 1024 },
  /** Closes the asking window, after its last edits. */
  'windows.close': { input: v.undefined(), output: v.undefined(), maxBytes: 0 },
} as const;
