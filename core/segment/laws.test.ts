import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '../note/note.ts';
import { SHARED_NOTE, VirtualLaptop } from '../../tests/support/virtual-laptop.ts';
import { SEAL_AT_BYTES } from './replica.ts';
import { decodePayload } from './payload.ts';
import { fromBase64 } from 'lib0/buffer';

/** What can happen, as often as it stands here. */
const KINDS = [
  ...['type', 'type', 'type', 'type', 'delete', 'delete', 'flush', 'flush', 'flush', 'flush'],
  ...['pull', 'pull', 'pull', 'pull', 'window', 'reload', 'restart', 'bulk'],
] as const;

/** One step of a history: what happens, on which laptop, and two numbers that say where. */
const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  laptop: fc.nat(3),
  a: fc.nat(1000),
  b: fc.nat(1000),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What happened over all histories, so that a test that exercises nothing cannot pass. */
interface Tally {
  concurrentPulls: number;
  deletions: number;
  restarts: number;
  windows: number;
  waits: number;
  sealed: number;
}

/** From here on there would be too few characters before the surrogates, which are none by themselves. */
const LAST_BULK = 0xd000 - 6000;

/** Plays a history. Every typed character is unique, so the oracle is exact: present unless somebody deleted it. */
class History {
  readonly laptops = [0, 1, 2, 3].map((index) => new VirtualLaptop(index));
  readonly expected = new Set<string>();
  #nextCharacter = 0x4e00;

  play({ kind, laptop: index, a, b }: Step, tally: Tally): void {
    const laptop = this.laptops[index];
    if (!laptop) return;
    if (kind === 'type') this.#type(laptop, a, b, 1 + (b % 4));
    else if (kind === 'bulk') this.#type(laptop, a, b, a < 50 && this.#nextCharacter < LAST_BULK ? 6000 : 20);
    else if (kind === 'delete') this.#delete(laptop, a, b, tally);
    else if (kind === 'flush') laptop.flush();
    else if (kind === 'pull') this.#pull(laptop, a, b, tally);
    else if (kind === 'window') {
      laptop.openWindow();
      tally.windows += 1;
    } else if (kind === 'reload') {
      laptop.windows.splice(a % laptop.windows.length, 1);
      laptop.openWindow();
    } else {
      laptop.restart();
      tally.restarts += 1;
    }
  }

  /** Everything is written and delivered everywhere, in an order that `seed` picks. */
  settle(seed: number): void {
    for (const laptop of this.laptops) laptop.flush();
    const all = this.laptops.flatMap((laptop) => laptop.ownDocuments());
    for (const [i, laptop] of this.laptops.entries()) {
      const order = all.toSorted((x, y) => hash(x._id, seed + i) - hash(y._id, seed + i));
      for (const document of order) laptop.receive([document]);
    }
  }

  #type(laptop: VirtualLaptop, a: number, b: number, length: number): void {
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.#nextCharacter++);
    for (const character of text) this.expected.add(character);
    laptop.edit(b, (body) => body.insert(a % (body.length + 1), text));
  }

  #delete(laptop: VirtualLaptop, a: number, b: number, tally: Tally): void {
    laptop.edit(b, (body) => {
      if (body.length === 0) return;
      const at = a % body.length;
      const length = Math.min(body.length - at, 1 + (b % 7));
      for (const character of body.toString().slice(at, at + length)) this.expected.delete(character);
      body.delete(at, length);
      tally.deletions += 1;
    });
  }

  /** A random part of what the others stored, in a random order, some of it twice. */
  #pull(laptop: VirtualLaptop, a: number, b: number, tally: Tally): void {
    const others = this.laptops.filter((other) => other !== laptop).flatMap((other) => other.ownDocuments());
    const some = others.filter((document) => hash(document._id, a) % 3 === 0);
    const order = [...some, ...some.slice(0, b % 3)].toSorted((x, y) => hash(x._id, b) - hash(y._id, b));
    if (b % 2 === 0) for (const document of order) laptop.receive([document]);
    else laptop.receive(order);
    if (order.length > 0) tally.concurrentPulls += 1;
    if (laptop.replica.waitingCount > 0) tally.waits += 1;
  }
}

function hash(text: string, seed: number): number {
  let value = seed + 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  return value >>> 0;
}

describe('laws of segments', () => {
  it('[SG1] [SG2] [SG3] any delivery converges, and no character is lost or doubled', { timeout: 300_000 }, () => {
    const tally: Tally = { concurrentPulls: 0, deletions: 0, restarts: 0, windows: 0, waits: 0, sealed: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }), fc.nat(), (steps, seed) => {
        const history = new History();
        for (const one of steps) history.play(one, tally);
        history.settle(seed);
        const [first] = history.laptops;
        for (const laptop of history.laptops) {
          expect(laptop.text()).toBe(first?.text());
          expect(laptop.replica.waitingCount).toBe(0);
          for (const window of laptop.windows) expect(bodyOf(window.doc).toString()).toBe(laptop.text());
          tally.sealed += [...laptop.store.values()].filter((document) => document.sealed).length;
        }
        expect([...(first?.text() ?? '')].toSorted()).toEqual([...history.expected].toSorted());
        const fresh = new VirtualLaptop(9);
        fresh.receive([...(first?.store.values() ?? [])]);
        expect(fresh.text()).toBe(first?.text());
      }),
      { numRuns: Number(process.env['HISTORIES'] ?? 2000) },
    );
    for (const [what, times] of Object.entries(tally)) expect(times, what).toBeGreaterThan(100);
  });

  it('[SG4] a keystroke after 5,000 deletions by others makes a payload under 100 bytes of update', () => {
    const [alice, bob] = [new VirtualLaptop(0), new VirtualLaptop(1)];
    alice.edit(0, (body) => body.insert(0, 'abc '.repeat(5000)));
    alice.flush();
    bob.receive(alice.ownDocuments());
    bob.edit(0, (body) => {
      for (let i = 0; i < 5000; i++) body.delete(4999 * 3 - i * 3 + 4999, 1);
    });
    bob.flush();
    alice.receive(bob.ownDocuments());
    alice.restart();
    alice.edit(0, (body) => body.insert(0, 'x'));
    const [document] = alice.replica.flush(1);
    const bytes = fromBase64(document?.p ?? '');
    expect(bytes.length).toBeLessThan(100);
    expect(decodePayload(bytes)?.nonces).toHaveLength(1);
    expect(Y.encodeStateAsUpdate(alice.replica.doc, Y.encodeStateVector(alice.replica.doc)).length).toBeGreaterThan(
      10_000,
    );
  });

  it('[SG5] a segment is sealed at 16 KB, and at 200 rewrites', () => {
    const laptop = new VirtualLaptop(0);
    for (let i = 0; i < 201; i++) {
      laptop.edit(0, (body) => body.insert(body.length, 'k'));
      laptop.flush();
    }
    const byGeneration = laptop.ownDocuments();
    expect(byGeneration.map((document) => document.sealed ?? false)).toEqual([true, false]);
    laptop.edit(0, (body) => body.insert(0, 'word '.repeat(SEAL_AT_BYTES / 5)));
    laptop.flush();
    expect(laptop.ownDocuments().map((document) => document.sealed ?? false)).toEqual([true, true]);
  });

  it('[SG6] a large paste enters in pieces of at most 256 KB, surrogate pairs whole', () => {
    const [alice, bob] = [new VirtualLaptop(0), new VirtualLaptop(1)];
    alice.edit(0, (body) => body.insert(0, '€😀x'.repeat(200_000)));
    alice.edit(0, (body) => body.insert(400_001, 'middle'));
    alice.flush();
    const documents = alice.ownDocuments();
    expect(documents.length).toBeGreaterThan(5);
    for (const document of documents) expect(fromBase64(document.p).length).toBeLessThan(256 * 1024);
    bob.receive(documents.toReversed());
    expect(bob.text()).toBe(alice.text());
    expect(bob.text()).not.toContain('\ufffd');
  });

  it('[SG7] two segments that each need a part of the other one are both taken', () => {
    const [alice, bob, carol] = [new VirtualLaptop(0), new VirtualLaptop(1), new VirtualLaptop(2)];
    for (let i = 0; i < 20; i++) {
      for (const [writer, reader] of [
        [alice, bob],
        [bob, alice],
      ] as const) {
        writer.edit(0, (body) => body.insert(body.length, `${i},`));
        writer.flush();
        reader.receive(writer.ownDocuments());
      }
    }
    carol.receive(bob.ownDocuments());
    expect(carol.text()).toBe('');
    carol.receive(alice.ownDocuments());
    expect(carol.text()).toBe(alice.text());
    expect(SHARED_NOTE).toHaveLength(20);
  });
});
