/** One replacement in a text, in UTF-16 units. */
export interface TextDifference {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The smallest single replacement of whole characters that turns `before` into `after`; undefined when they are equal. */
export function differenceOf(before: string, after: string): TextDifference | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (isInPair(before, start) || isInPair(after, start)) start--;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (isInPair(before, before.length - end) || isInPair(after, after.length - end)) end--;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Whether a place is between the two units of one character: a shared text that is cut there loses it. */
const isInPair = (text: string, place: number): boolean =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, place - 1), place + 1));
