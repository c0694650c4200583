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
  /** `floor`: the least that is possible here; `peer`: another way to do the same. */
  readonly beside?: { readonly kind: 'floor' | 'peer'; readonly value: number };
}

/** Prints `name: value (floor or peer: value, ratio)`. */
export function report({ name, value, unit, beside }: Figure): void {
  const spell = (amount: number): string => `${amount.toFixed(unit === 's' ? 2 : 0)} ${unit}`;
  const ratio = beside && (value / beside.value).toFixed(2);
  console.log(`${name}: ${spell(value)}${beside ? ` (${beside.kind}: ${spell(beside.value)}, ratio ${ratio})` : ''}`);
}

/** How long something took, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await act();
  return performance.now() - startedMs;
}
