import type { ImportPreview, ImportProblem } from '../../core/contract/import-commands.ts';
import { WorkerError, type WorkerClient } from '../worker/client.ts';
import type { ImportApi, ImportPlace, SurveyStep } from './import-api.ts';

/** So many notes may bring the worker down, one after the other, before the whole is given up. */
const MOST_CULPRITS = 20;
/** Unpacking a gigabyte on a slow disk stays far below. */
const OPEN_DEADLINE_MS = 15 * 60 * 1000;

/** How the first reading of an import ended. */
export type ReadOutcome =
  | { readonly state: 'ready'; readonly preview: ImportPreview }
  | { readonly state: 'unusable'; readonly problem: ImportProblem }
  | { readonly state: 'cancelled' };

/** What the first reading takes. */
export interface Reading {
  readonly worker: WorkerClient<ImportApi>;
  readonly place: Omit<ImportPlace, 'avoid'>;
  /** Where the worker says which note it is at, counted from 1; 0 while it is at none. */
  readonly at: Int32Array;
  readonly signal: AbortSignal;
  /** Empties the folder that archives are unpacked into. */
  readonly clear: () => Promise<void>;
  readonly onStep: (step: Extract<SurveyStep, { state: 'reading' }>) => void;
}

/** Reads an import for its preview. A note that the worker does not come back from stays out, and the rest is read again. */
export async function readImport(reading: Reading): Promise<ReadOutcome> {
  const avoid: number[] = [];
  while (!reading.signal.aborted) {
    try {
      return await readOnce(reading, avoid);
    } catch (cause) {
      const culprit = Atomics.load(reading.at, 0);
      if (reading.signal.aborted) return { state: 'cancelled' };
      if (!(cause instanceof WorkerError) || cause.kind === 'threw' || culprit === 0) throw cause;
      if (avoid.length >= MOST_CULPRITS) return { state: 'unusable', problem: 'damaged' };
      avoid.push(culprit - 1);
    }
  }
  return { state: 'cancelled' };
}

async function readOnce(
  { worker, place, at, signal, clear, onStep }: Reading,
  avoid: readonly number[],
): Promise<ReadOutcome> {
  Atomics.store(at, 0, 0);
  await clear();
  await worker.ask('open', { ...place, avoid }, OPEN_DEADLINE_MS);
  while (!signal.aborted) {
    const step = await worker.ask('survey', undefined);
    if (step.state === 'over') return { state: 'ready', preview: step.preview };
    if (step.state === 'unusable') return step;
    onStep(step);
  }
  return { state: 'cancelled' };
}
