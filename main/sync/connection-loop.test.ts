import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Outbox } from '../../core/sync/outbox.ts';
import { createConnectionLoop } from './connection-loop.ts';
import { createStatusBoard } from './status-board.ts';
import { SyncError } from './sync-error.ts';
import { defaultLimits } from './sync-limits.ts';

test('[SY2] asking during a connection makes one try, not two', async () => {
  const closing = new AbortController();
  const board = createStatusBoard({
    outbox: new Outbox(),
    now: () => 0,
    onStatus: () => undefined,
    files: () => undefined,
  });
  let tries = 0;
  let ended = 0;
  const loop = createConnectionLoop({
    connect: ({ signal }) => {
      tries += 1;
      const failure = new SyncError({ kind: 'unreachable', detail: 'for a test' });
      if (tries > 1) return Promise.reject(failure);
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(failure), { once: true }));
    },
    board,
    limits: defaultLimits,
    now: () => 0,
    random: () => 0,
    log: {
      info() {
        ended += 1;
      },
      error: () => undefined,
    },
  });
  const running = loop.run(closing.signal);
  loop.again();
  while (ended === 0) await setImmediate();
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  expect(tries).toBe(2);
  closing.abort();
  await running;
  board.close();
});
