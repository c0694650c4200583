import { expect, test } from 'vitest';
import { guardedFetch } from './guarded-fetch.ts';
import { SyncError } from './sync-error.ts';
import { defaultLimits } from './sync-limits.ts';

const limits = { ...defaultLimits, headerMs: 200, idleMs: 200, bodyBytes: 1000 };

/** A fetch that answers at once and then sends one piece each `pauseMs`, for ever when `pieces` is infinite. */
function dripping(pieces: number, pauseMs: number, sizeBytes: number): typeof fetch {
  return async (_url, init) => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (sent >= pieces) return controller.close();
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (init?.signal?.aborted === true) return controller.error(init.signal.reason);
        sent += 1;
        controller.enqueue(new Uint8Array(sizeBytes).fill(32));
      },
      start(controller) {
        init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
      },
    });
    return new Response(body);
  };
}

async function ask(fetch: typeof globalThis.fetch, signal = new AbortController().signal) {
  let lives = 0;
  const onLife = (): void => {
    lives += 1;
  };
  const ports = { fetch, limits, signal, onLife };
  const request = { url: 'http://127.0.0.1/', method: 'GET', headers: {} };
  const outcome = await guardedFetch(ports, request).catch((cause: unknown) =>
    cause instanceof SyncError ? cause.failure : undefined,
  );
  return { outcome, lives };
}

test('[SY19] a slow answer is waited for as long as it keeps coming', async () => {
  const { outcome, lives } = await ask(dripping(6, 60, 1));
  expect(outcome).toMatchObject({ status: 200, text: ' '.repeat(6) });
  expect(lives).toBeGreaterThanOrEqual(6);
});

test('[SY19] an answer that falls silent, never begins or never ends is given up', async () => {
  expect((await ask(dripping(6, 10_000, 1))).outcome).toMatchObject({ kind: 'unreachable' });
  const never: typeof fetch = (_url, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  expect((await ask(never)).outcome).toMatchObject({ kind: 'unreachable', detail: 'no answer within 200 ms' });
  expect((await ask(dripping(Number.POSITIVE_INFINITY, 0, 300))).outcome).toMatchObject({ kind: 'too-large' });
});

test('[SY19] the end of the connection ends its requests at once', async () => {
  const connection = new AbortController();
  const asked = ask(dripping(Number.POSITIVE_INFINITY, 100, 1), connection.signal);
  connection.abort();
  expect((await asked).outcome).toMatchObject({ kind: 'unreachable', detail: 'abandoned' });
});
