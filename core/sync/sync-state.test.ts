import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SyncPhase } from '../contract/values.ts';
import { initialPhase, nextPhase, type SyncEvent } from './sync-state.ts';

const event: fc.Arbitrary<SyncEvent> = fc.oneof(
  fc.constant<SyncEvent>({ kind: 'started' }),
  fc.record({ kind: fc.constant('first-sync' as const), received: fc.nat(), total: fc.nat() }),
  fc.record({ kind: fc.constant('received' as const), receiving: fc.nat() }),
  fc.constant<SyncEvent>({ kind: 'lost' }),
  fc.constant<SyncEvent>({ kind: 'needs-you', reason: 'no-permission' }),
  fc.constant<SyncEvent>({ kind: 'asked-again' }),
);

/** Which states may follow which, in one step. */
const allowed: Readonly<Record<SyncPhase['state'], readonly SyncPhase['state'][]>> = {
  local: ['local', 'connecting'],
  connecting: ['connecting', 'first-sync', 'live', 'offline', 'needs-you'],
  'first-sync': ['first-sync', 'connecting', 'live', 'needs-you'],
  live: ['live', 'connecting', 'needs-you'],
  offline: ['offline', 'connecting', 'first-sync', 'live', 'needs-you'],
  'safe-mode': ['safe-mode'],
  'needs-you': ['needs-you', 'connecting', 'first-sync', 'live', 'offline'],
};

test('[SY3] no sequence of events makes a step that the drawing does not have', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let phase = initialPhase;
      for (const each of events) {
        const next = nextPhase(phase, each);
        expect(allowed[phase.state]).toContain(next.state);
        phase = next;
      }
    }),
  );
});

test('[SY3] live is entered by an answer of the server and by nothing else', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), event, (events, last) => {
      const before = [{ kind: 'started' } as const, ...events].reduce(nextPhase, initialPhase);
      const after = nextPhase(before, last);
      if (after.state === 'live' && before.state !== 'live') expect(last.kind).toBe('received');
    }),
  );
});

test('[SY3] a first break shows connecting, the second in a row offline, and offline stands until an answer', () => {
  const events: SyncEvent[] = [
    { kind: 'started' },
    { kind: 'received', receiving: 0 },
    { kind: 'lost' },
    { kind: 'lost' },
    { kind: 'lost' },
    { kind: 'received', receiving: 3 },
  ];
  let phase = initialPhase;
  const seen = events.map((each) => {
    phase = nextPhase(phase, each);
    return phase.state;
  });
  expect(seen).toEqual(['connecting', 'live', 'connecting', 'offline', 'offline', 'live']);
});

test('[SY3] the first sync never shows more received than there is', () => {
  const phase = nextPhase({ state: 'connecting' }, { kind: 'first-sync', received: 7, total: 3 });
  expect(phase).toEqual({ state: 'first-sync', received: 7, total: 7 });
});
