import * as v from 'valibot';

/** The longest text that can be put onto the clipboard from a note, in UTF-16 units. */
export const MAX_COPIED_UNITS = 1024 * 1024;

/** What leaves a note because a person asked for it: links that are opened, text that is copied. */
export const linkCommands = {
  /**
   * Opens a link outside the app, after asking once for each host. `unsafe`: it is none that is ever opened. The address
   * may be anything: it came with the text.
   */
  'links.open': {
    input: v.strictObject({ url: v.pipe(v.string(), v.maxLength(8192)) }),
    output: v.picklist(['opened', 'declined', 'unsafe', 'failed']),
    maxBytes: 32 * 1024,
  },
  /** Puts text onto the clipboard: the page itself has no such right (R7). */
  'clipboard.writeText': {
    input: v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_COPIED_UNITS)) }),
    output: v.undefined(),
    maxBytes: 4 * MAX_COPIED_UNITS,
  },
} as const;
