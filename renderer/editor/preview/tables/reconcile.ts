/** Which of the old and the new list is the one that has to stay the same element. */
export interface Pin {
  readonly before: number;
  readonly after: number;
}

/**
 * Finds for each item of a new list the old item that goes on as it: equal ones at both ends, and in between one after
 * the other. What is pinned goes on as itself, and what is before it stays before it.
 */
export function reconciled(before: readonly string[], after: readonly string[], pin?: Pin): (number | undefined)[] {
  if (pin === undefined) return matched(before, after, 0);
  const above = matched(before.slice(0, pin.before), after.slice(0, pin.after), 0);
  const below = matched(before.slice(pin.before + 1), after.slice(pin.after + 1), pin.before + 1);
  return [...above, pin.before, ...below];
}

function matched(before: readonly string[], after: readonly string[], offset: number): (number | undefined)[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return after.map((_, index) => {
    const fromEnd = after.length - index;
    const at = fromEnd <= end ? before.length - fromEnd : index;
    return fromEnd > end && at >= before.length - end ? undefined : at + offset;
  });
}
