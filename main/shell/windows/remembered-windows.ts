import * as v from 'valibot';
import { MAX_WINDOWS, windowScreen } from '../../../core/contract/window-commands.ts';
import { windowPlace } from './window-place.ts';

/** A window as it was left: where it was, and what it showed. */
const rememberedWindow = v.strictObject({ place: windowPlace, screen: v.optional(windowScreen) });
export type RememberedWindow = v.InferOutput<typeof rememberedWindow>;

const rememberedWindows = v.strictObject({
  format: v.literal(1),
  windows: v.pipe(v.array(rememberedWindow), v.maxLength(MAX_WINDOWS)),
});

/** Reads what `textOf` wrote, the window in front last. Anything else means that nothing is remembered. */
export function windowsIn(text: string): readonly RememberedWindow[] {
  try {
    const parsed = v.safeParse(rememberedWindows, JSON.parse(text));
    return parsed.success ? parsed.output.windows : [];
  } catch {
    return [];
  }
}

/** Windows as the text of a file. */
export const textOf = (windows: readonly RememberedWindow[]): string => `${JSON.stringify({ format: 1, windows })}\n`;
