/** The middle of some values; of an even number of them, the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value that the given share of all values does not exceed. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** A figure and what it is measured against in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MB';
  /** `floor`: the least that is possible here; `peer`: another way to do the same; `fewer`: the same with fewer notes. */
  readonly beside?: { readonly kind: 'floor' | 'peer' | 'fewer'; readonly value: number };
  /** What the figure should be: at most so many times what it is beside, or at most so much more. */
  readonly goal?: { readonly ratio: number } | { readonly beyond: number };
}

/** Prints `name: value (floor, peer or fewer: value, ratio; goal, and whether it is reached)`. */
export function report({ name, value, unit, beside, goal }: Figure): void {
  const spell = (amount: number): string => `${amount.toFixed(unit === 's' ? 2 : amount < 10 ? 1 : 0)} ${unit}`;
  const compared = beside && `${beside.kind}: ${spell(beside.value)}, ratio ${(value / beside.value).toFixed(2)}`;
  const judged = beside && goal && judge(value - beside.value, value / beside.value, goal);
  const said = [compared, judged].filter((part) => part !== undefined).join('; ');
  console.log(`${name}: ${spell(value)}${said && ` (${said})`}`);
}

function judge(beyond: number, ratio: number, goal: NonNullable<Figure['goal']>): string {
  const [wanted, isReached] =
    'ratio' in goal ? [`ratio ${goal.ratio}`, ratio <= goal.ratio] : [`${goal.beyond} more`, beyond <= goal.beyond];
  return `goal: ${wanted}, ${isReached ? 'reached' : 'missed'}`;
}

/** How long something took, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await act();
  return performance.now() - startedMs;
}
