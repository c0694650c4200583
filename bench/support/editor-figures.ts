import { type Figure, medianOf, percentileOf, report } from './figures.ts';

/** Whose window was measured: the app's, or plain CodeMirror's. */
export type Whose = 'ours' | 'peer';

/** What was measured under one name, and what it should be. */
interface Samples {
  readonly ours: number[];
  readonly peer: number[];
  readonly goal: Figure['goal'];
}

/** The samples of all rounds, by name. */
export class EditorFigures {
  readonly #samples = new Map<string, Samples>();

  /** Adds what one window took, in ms. */
  keep(
    name: string,
    goal: Figure['goal'],
    { whose, values }: { readonly whose: Whose; readonly values: readonly number[] },
  ): void {
    const samples = this.#samples.get(name) ?? { ours: [], peer: [], goal };
    samples[whose].push(...values);
    this.#samples.set(name, samples);
  }

  /** Prints median and 95th percentile of each, beside the peer's; of few samples only the median. */
  report(): void {
    for (const [name, { ours, peer, goal }] of this.#samples) {
      const of = (what: (values: readonly number[]) => number, label: string): void => {
        const beside = { kind: 'peer', value: what(peer) } as const;
        report({ name: `${name}${label}`, value: what(ours), unit: 'ms', beside, ...(goal && { goal }) });
      };
      of(medianOf, `, median of ${ours.length}`);
      if (ours.length >= 20) of((values) => percentileOf(values, 0.95), ', p95');
      else console.log(`  each: ${ours.map(Math.round).join(', ')} ms; peer: ${peer.map(Math.round).join(', ')} ms`);
    }
  }
}
