import { describe, expect, it, vi } from 'vitest';
import { createWorkerClient, endWorkers } from './client.ts';

type Api = {
  readonly double: (input: number) => number;
  readonly fail: (input: string) => never;
  readonly hang: (input: undefined) => never;
  readonly die: (input: undefined) => never;
};

/** A worker that needs no build: it answers in the way of `serve.ts`. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, name, input }) => {
      if (name === 'hang') for (;;);
      if (name === 'die') process.exit(3);
      parentPort.postMessage(name === 'fail' ? { id, ok: false, message: input } : { id, ok: true, value: input * 2 });
    });
  `)}`,
);

describe('worker client', () => {
  it('[WK1] a worker that hangs or dies fails its own question only, and the next one gets a new worker', async () => {
    const worker = createWorkerClient<Api>(script, { deadlineMs: 2000, maxMemoryMb: 64 });
    const answers = await Promise.allSettled([
      worker.ask('double', 2),
      worker.ask('hang', undefined, 100),
      worker.ask('double', 3),
      worker.ask('die', undefined),
      worker.ask('fail', 'as a value'),
      worker.ask('double', 4),
    ]);
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.kind))).toEqual([
      4,
      'late',
      6,
      'died',
      'threw',
      8,
    ]);
    await worker.close();
  });

  it('[WK2] closing fails what is under way', async () => {
    const worker = createWorkerClient<Api>(script, { deadlineMs: 60_000, maxMemoryMb: 64 });
    const hanging = worker.ask('hang', undefined).catch((error: { kind: string }) => error.kind);
    const queued = worker.ask('double', 1).catch((error: { kind: string }) => error.kind);
    await worker.close();
    expect([await hanging, await queued, await worker.ask('double', 1).catch(() => 'refused')]).toEqual([
      'died',
      'died',
      'refused',
    ]);
  });

  it('[WK3] every worker that was started can be ended at last, also those given up', async () => {
    const worker = createWorkerClient<Api>(script, { deadlineMs: 60_000, maxMemoryMb: 64 });
    await worker.ask('hang', undefined, 50).catch(() => undefined);
    await worker.ask('double', 1);
    expect(await endWorkers()).toBe(true);
    await worker.close();
    const { Worker: Threads } = await import('node:worker_threads');
    const stuck = vi.spyOn(Threads.prototype, 'terminate').mockReturnValue(new Promise<number>(() => undefined));
    const other = createWorkerClient<Api>(script, { deadlineMs: 60_000, maxMemoryMb: 64 });
    await other.ask('double', 1);
    expect(await endWorkers()).toBe(false);
    stuck.mockRestore();
  });
});
