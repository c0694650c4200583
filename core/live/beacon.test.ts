import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceId, Nonce, NoteId } from '../contract/ids.ts';
import { sealEnvelope } from '../segment/envelope.ts';
import { beaconDocument, readBeacon, type Beacon } from './beacon.ts';

const writer = { account: 'Ål~ice:1', device: 'a'.repeat(16) as DeviceId };
const base32 = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuv'), minLength: length, maxLength: length });
const place = fc.uint8Array({ minLength: 1, maxLength: 64 });
const early = fc.record({
  n: fc.integer({ min: 1, max: 1_000_000 }),
  payload: fc.record({
    nonces: fc.array(base32(16) as fc.Arbitrary<Nonce>, { maxLength: 3 }),
    atMs: fc.nat(),
    update: fc.uint8Array({ maxLength: 200 }),
  }),
});
const beacon: fc.Arbitrary<Beacon> = fc.record({
  session: base32(16) as fc.Arbitrary<Nonce>,
  counter: fc.integer({ min: 1 }),
  everyMs: fc.integer({ min: 1 }),
  name: fc.string({ maxLength: 100, unit: 'grapheme-ascii' }),
  notes: fc.array(
    fc.record(
      { note: base32(20) as fc.Arbitrary<NoteId>, caret: fc.record({ anchor: place, head: place }), early },
      { requiredKeys: ['note'] },
    ),
    { maxLength: 8 },
  ),
});

describe('beacon', () => {
  it('[LV3] reads as it was written, under the id of its writer', () => {
    fc.assert(
      fc.property(beacon, (said) => {
        expect(readBeacon(beaconDocument(writer, said))).toEqual({ kind: 'beacon', writer, beacon: said });
      }),
    );
  });

  it('[LV4] is refused, and throws nothing, when any byte of it is another or it is no beacon at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const read = readBeacon(sealEnvelope(`alice~${'a'.repeat(16)}`, 'beacon', 'alice', bytes));
        expect(['beacon', 'refused']).toContain(read.kind);
      }),
    );
    for (const odd of [undefined, null, 1, 'text', [], {}, { _id: 1 }]) expect(readBeacon(odd).kind).toBe('refused');
  });
});
