import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { SHARED_NOTE, VirtualLaptop } from '../../tests/support/virtual-laptop.ts';
import type { DeviceId, Nonce } from '../contract/ids.ts';
import { clientIdOf } from './client-id.ts';
import { segmentDocument } from './document.ts';
import { coverageOf, covers, goneDocument, joinCoverage, readGoneDocument, seenPart } from './gone.ts';
import { goneIdOf, parseGoneId, parseSegmentId } from './ids.ts';
import { NO_DELETIONS } from './ranges.ts';
import { judgeDocument } from './stored-update.ts';
import { encodeUpdate } from './wire.ts';

const NAME = { doc: SHARED_NOTE, account: 'alice', device: 'd'.repeat(16) as DeviceId, n: 3 };

/** A document in which two people wrote and one deleted. */
function written(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 2 ** 52 + 7;
  doc.getText('body').insert(0, 'some words');
  doc.getText('body').delete(2, 3);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText('body').insert(0, 'other ');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  return doc;
}

describe('markers of erased notes', () => {
  it('[ER5] say exactly what who erased the note had seen, and nobody can alter or move them', () => {
    const coverage = coverageOf(written());
    const document = goneDocument(NAME, coverage, 1_700_000_000_000);
    expect(document._id).toBe(`${SHARED_NOTE}:gone:alice~${NAME.device}:000003`);
    expect(parseGoneId(goneIdOf(NAME))).toEqual(NAME);
    expect(parseSegmentId(document._id)).toBeUndefined();
    const marker = { doc: SHARED_NOTE, atMs: 1_700_000_000_000, ...coverage };
    expect(readGoneDocument(document)).toEqual({ kind: 'gone', marker });
    expect(judgeDocument(document)).toEqual({ kind: 'gone', marker });
    const cases = [
      [{ ...document, by: 'bob' }, 'wrong-author'],
      [{ ...document, _id: goneIdOf({ ...NAME, n: 4 }) }, 'wrong-hash'],
      [{ ...document, _id: `ws:gone:alice~${NAME.device}:000001` }, 'wrong-id'],
      [{ ...document, p: 'AAAA' }, 'wrong-hash'],
      [{ ...document, p: 7 }, 'malformed'],
    ] as const;
    for (const [bad, reason] of cases) expect(readGoneDocument(bad)).toEqual({ kind: 'refused', reason });
    for (const other of [
      { ...document, v: 2 },
      { ...document, t: 'later' },
      { _id: document._id, _deleted: true },
    ])
      expect(readGoneDocument(other)).toEqual({ kind: 'ignored' });
  });

  it('[ER5] cover an edit, also a deletion, exactly when one of them has seen it', () => {
    const doc = written();
    const first = coverageOf(doc);
    expect(covers(first, coverageOf(doc))).toBe(true);
    doc.getText('body').delete(0, 1);
    expect(covers(first, coverageOf(doc))).toBe(false);
    const second = coverageOf(doc);
    doc.getText('body').insert(0, 'x');
    expect(covers(joinCoverage([first, second]), coverageOf(doc))).toBe(false);
    expect(covers(joinCoverage([first, second, coverageOf(doc)]), coverageOf(doc))).toBe(true);
  });
});

describe('a marker that nobody honest makes', () => {
  it('[ER13] is compared in no time with as many deletions as it has itself', () => {
    const ranges = Array.from({ length: 100_000 }, (_, at) => ({ clock: 2 * at, length: 1 }));
    const many = { seen: new Map([[7, 300_000]]), deletions: new Map([[7, ranges]]) };
    const startMs = performance.now();
    expect(covers(many, many)).toBe(true);
    expect(covers({ ...many, deletions: new Map([[7, ranges.slice(0, -1)]]) }, many)).toBe(false);
    expect(seenPart(many, many)).toEqual(many);
    expect(performance.now() - startMs).toBeLessThan(2000);
  });
});

describe('restating a note', () => {
  const step = fc.record({
    kind: fc.constantFrom('type', 'type', 'type', 'delete', 'flush', 'give', 'give', 'window', 'restart'),
    laptop: fc.nat(2),
    a: fc.nat(1000),
    b: fc.nat(1000),
  });
  const play = (
    laptops: readonly VirtualLaptop[],
    { kind, laptop: index, a, b }: typeof step extends fc.Arbitrary<infer T> ? T : never,
  ) => {
    const laptop = laptops[index];
    const other = laptops[(index + 1 + (b % 2)) % 3];
    if (!laptop || !other) return;
    if (kind === 'type') laptop.edit(b, (body) => body.insert(a % (body.length + 1), `${a}.`));
    if (kind === 'delete') laptop.edit(b, (body) => body.length > 0 && body.delete(a % body.length, 1));
    if (kind === 'flush') laptop.flush();
    if (kind === 'give') {
      laptop.flush();
      other.receive(laptop.ownDocuments());
    }
    if (kind === 'window') laptop.openWindow();
    if (kind === 'restart') laptop.restart();
  };

  it('[ER6] can be read however many windows wrote in it over the years', () => {
    const carol = { account: 'carol', device: 'c'.repeat(16) as DeviceId };
    let before: Y.ID | null = null;
    const segments = Array.from({ length: 21 }, (_, n) => {
      const nonces = Array.from({ length: 1000 }, (__, at) => (n * 1000 + at).toString(32).padStart(16, '0') as Nonce);
      const parts = nonces.map((nonce) => {
        const id = Y.createID(clientIdOf(SHARED_NOTE, carol, nonce), 0);
        const item = new Y.Item(
          id,
          null,
          before,
          null,
          null,
          before ? null : ('body' as never),
          null,
          new Y.ContentString('x'),
        );
        before = id;
        return { client: id.client, clock: 0, structs: [item] };
      });
      const update = encodeUpdate(parts, NO_DELETIONS);
      return segmentDocument({ doc: SHARED_NOTE, ...carol, n: n + 1 }, { nonces, atMs: 1, update }, true);
    });
    const laptop = new VirtualLaptop(0);
    laptop.receive(segments);
    const fresh = new VirtualLaptop(3);
    fresh.receive(laptop.restate());
    expect(fresh.text()).toBe('x'.repeat(21_000));
  });

  it('[ER6] gives segments that build the same note without any other, whoever else restates it as well', () => {
    let restated = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (history) => {
        const laptops = [0, 1, 2].map((index) => new VirtualLaptop(index));
        for (const each of history) play(laptops, each);
        const expected = new Y.Doc();
        const fresh = new VirtualLaptop(3);
        // The last laptop is away for ever: only what the first two know can be said again.
        for (const laptop of laptops.slice(0, 2)) {
          laptop.flush();
          laptop.restart();
          Y.applyUpdate(expected, Y.encodeStateAsUpdate(laptop.replica.doc));
          const documents = laptop.restate();
          restated += documents.length;
          fresh.receive(documents);
        }
        expect(fresh.text()).toBe(expected.getText('body').toString());
        expect(fresh.replica.waitingCount).toBe(0);
        // Those who have the old segments take nothing twice.
        for (const laptop of laptops.slice(0, 2)) {
          const before = laptop.text();
          laptop.receive(laptop.restate());
          expect(laptop.text()).toBe(before);
        }
      }),
      { numRuns: 300 },
    );
    expect(restated).toBeGreaterThan(300);
  });
});
