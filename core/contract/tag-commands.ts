import * as v from 'valibot';
import { TAG_COLOURS } from '../workspace/tag-colours.ts';
import { tagName } from './notebook-commands.ts';
import { count } from './values.ts';

const nothing = v.undefined();
const colour = v.pipe(count, v.maxValue(TAG_COLOURS - 1));

/** A tag, how many notes outside the Trash bear it itself, and the number of its colour. */
const colouredTag = v.strictObject({ name: v.string(), count, colour: v.optional(colour) });

/** What a rewriting of notes came to: how many it changed, and the number by which it is undone. */
export const rewritten = v.strictObject({ rewriting: count, notes: count });
export type Rewritten = v.InferOutput<typeof rewritten>;

/** The tags of a workspace. */
export const tagCommands = {
  /** Every tag that notes outside the Trash bear, by name. */
  'tags.list': { input: nothing, output: v.array(colouredTag), maxBytes: 0 },
  /** Gives a tag a colour for everybody in the workspace; without one takes it away. */
  'tags.setColour': {
    input: v.strictObject({ name: tagName, colour: v.optional(colour) }),
    output: nothing,
    maxBytes: 1024,
  },
  /**
   * Calls a tag otherwise, with those nested in it, in all notes outside the Trash: in their fields and in their texts.
   * Where notes bear the new one already, the two are one from then on. Fails with `tag-name-invalid`.
   */
  'tags.rename': {
    input: v.strictObject({ from: tagName, to: v.pipe(v.string(), v.maxLength(1000)) }),
    output: rewritten,
    maxBytes: 8192,
  },
} as const;
