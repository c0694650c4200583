import * as v from 'valibot';
import { attachmentName } from './attachment-values.ts';
import { bytes, count } from './values.ts';

/** The longest HTML that is converted, in UTF-8 bytes; of a longer paste the plain text is taken. */
export const MAX_PASTED_BYTES = 4 * 1024 * 1024;

/** A picture that came inside pasted HTML, and the stretch of the Markdown (UTF-16 units) that stands for it: its words. */
export const pastedPicture = v.strictObject({ name: attachmentName, bytes, from: count, to: count });
export type PastedPicture = v.InferOutput<typeof pastedPicture>;

/**
 * What came of pasted HTML. `plain`: it says no more than the plain text beside it, or could not be converted within the
 * limits; then that text is pasted. `isBlock`: the Markdown is not a part of a line but paragraphs, lists and such.
 */
export const pastedMarkdown = v.variant('kind', [
  v.strictObject({ kind: v.literal('plain') }),
  v.strictObject({
    kind: v.literal('markdown'),
    markdown: v.string(),
    isBlock: v.boolean(),
    pictures: v.array(pastedPicture),
  }),
]);
export type PastedMarkdown = v.InferOutput<typeof pastedMarkdown>;

/** What main does for a paste: the page itself may not parse HTML. */
export const pasteCommands = {
  /** Turns HTML of any origin into Markdown (R5). Nothing in it is run, loaded or followed. */
  'paste.toMarkdown': {
    input: v.strictObject({ html: v.pipe(v.string(), v.maxLength(MAX_PASTED_BYTES)) }),
    output: pastedMarkdown,
    maxBytes: MAX_PASTED_BYTES + 64,
  },
} as const;
