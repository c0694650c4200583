import { serialize } from 'node:v8';

/** What a second process tells the first, besides its command line as Chromium passes it on. */
export interface Handover {
  /** The app's own arguments, as they were. */
  readonly args: readonly string[];
}

/**
 * Chromium reads at most 32 KB of what a second process tells, on Linux and macOS. What is longer is never answered, and
 * the second process then takes the first one for hung and kills it. Bytes, with room for what Chromium adds.
 */
const MAX_BYTES = 31 * 1024;

/** Whether a command line is short enough to be handed to another process. */
export function canHandOver(argv: readonly string[], cwd: string, handover: Handover): boolean {
  const bytes = [...argv, cwd].reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
  return bytes + serialize(handover).byteLength <= MAX_BYTES;
}
