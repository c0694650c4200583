import type { Comparison } from '../../../core/contract/version-commands.ts';

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What a stretch of the text that shows both sides is in the version alone: `side` are the pieces that only the version has.
 * Undefined when nothing of it is the version's.
 */
export function passageOf(
  pieces: Comparison['pieces'],
  { from, to }: Stretch,
  side: 'added' | 'removed',
): Stretch | undefined {
  let [shown, there] = [0, 0];
  let passage: Stretch | undefined;
  for (const { kind, text } of pieces) {
    const end = shown + text.length;
    if (kind === 'same' || kind === side) {
      const [first, last] = [Math.max(from, shown), Math.min(to, end)];
      if (first < last) passage = { from: passage?.from ?? there + first - shown, to: there + last - shown };
      there += text.length;
    }
    shown = end;
  }
  return passage;
}
