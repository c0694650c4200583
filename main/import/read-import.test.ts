import { describe, expect, it } from 'vitest';
import { WorkerError, type WorkerClient } from '../worker/client.ts';
import type { ImportApi, ImportPlace, SurveyStep } from './import-api.ts';
import { readImport } from './read-import.ts';

const PREVIEW = { name: 'x', noteCount: 9, knownCount: 0, notebookCount: 0, tagCount: 0, attachmentCount: 0 };
const OVER: SurveyStep = { state: 'over', preview: { ...PREVIEW, attachmentBytes: 0, skipped: [], skippedCount: 0 } };

/** A worker that does not come back from the notes at these places, unless it is told to leave them out. */
function workerThatHangsAt(places: readonly number[]) {
  const opened: (readonly number[])[] = [];
  const at = new Int32Array(new SharedArrayBuffer(4));
  const ask = (name: string, input: unknown): Promise<unknown> => {
    if (name === 'open') {
      opened.push([...(input as ImportPlace).avoid]);
      return Promise.resolve();
    }
    const culprit = places.find((place) => !opened.at(-1)?.includes(place));
    if (culprit === undefined) return Promise.resolve(OVER);
    Atomics.store(at, 0, culprit + 1);
    return Promise.reject(new WorkerError('late', 'late: survey'));
  };
  const worker = { ask, close: () => Promise.resolve() } as WorkerClient<ImportApi>;
  const read = (signal = new AbortController().signal) =>
    readImport({
      worker,
      place: { place: '/x', spoolDir: '/y', known: [] },
      at,
      signal,
      clear: () => Promise.resolve(),
      onStep: () => undefined,
    });
  return { opened, read };
}

describe('the first reading of an import', () => {
  it('[IM14] leaves out each note that its worker does not come back from, and reads the rest', async () => {
    const { opened, read } = workerThatHangsAt([4, 7]);
    expect(await read()).toMatchObject({ state: 'ready', preview: { noteCount: 9 } });
    expect(opened).toEqual([[], [4], [4, 7]]);
  });

  it('[IM14] gives a whole up that is nothing but such notes', async () => {
    const { read } = workerThatHangsAt(Array.from({ length: 100 }, (_, place) => place));
    expect(await read()).toEqual({ state: 'unusable', problem: 'damaged' });
  });

  it('[IM7] that is cancelled ends, whatever its worker does', async () => {
    const { read } = workerThatHangsAt([1]);
    expect(await read(AbortSignal.abort())).toEqual({ state: 'cancelled' });
  });
});
