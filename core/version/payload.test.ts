import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeVersion, encodeVersion } from './payload.ts';
import { authorsSince, VERSION_KINDS } from './version.ts';

const account = fc.string({ minLength: 1, maxLength: 20 });
const facts = fc.record({
  atMs: fc.nat(),
  kind: fc.constantFrom(...VERSION_KINDS),
  name: fc.string(),
  title: fc.string(),
  authors: fc.array(account),
  reach: fc.array(fc.tuple(account, fc.nat())).map((pairs) => new Map(pairs)),
});

describe('a stored version', () => {
  it('[VS11] says again what went in', () => {
    fc.assert(
      fc.property(facts, fc.string({ unit: 'grapheme', maxLength: 500 }), (given, body) => {
        const packed = decodeVersion(encodeVersion(given, { title: given.title, body }) ?? new Uint8Array());
        expect(packed?.facts).toEqual(given);
        expect(packed?.text()).toEqual({ title: given.title, body });
      }),
    );
  });

  it('[VS11] that is damaged is refused, or fails where its text is read', () => {
    const given = {
      atMs: 1,
      kind: 'named' as const,
      name: 'n',
      title: 't',
      authors: ['a'],
      reach: new Map([['a', 3]]),
    };
    const sound = encodeVersion(given, { title: 't', body: 'words '.repeat(200) }) ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = sound.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        try {
          expect(decodeVersion(bytes)?.text().body.length ?? 0).toBeLessThan(40 * 1024 * 1024);
        } catch {
          // Where it is read, the reader sees that it is no text.
        }
      }),
    );
    expect(decodeVersion(sound.slice(0, -1))).toBeUndefined();
  });

  it('[VS11] of a text that is too large, packed as it is, is none', () => {
    const given = { atMs: 1, kind: 'automatic' as const, name: '', title: '', authors: [], reach: new Map() };
    let seed = 1;
    const noise = Array.from({ length: 2_000_000 }, () => {
      seed = (seed * 48271) % 2147483647;
      return String.fromCharCode(33 + (seed % 90));
    });
    expect(encodeVersion(given, { title: '', body: noise.join('') })).toBeUndefined();
    expect(encodeVersion(given, { title: '', body: 'words '.repeat(400_000) })).toBeDefined();
  });

  it('[VS10] names those who wrote since the one before', () => {
    expect(
      authorsSince(
        new Map([
          ['alice', 5],
          ['bob', 9],
        ]),
        new Map([
          ['carol', 1],
          ['alice', 5],
          ['bob', 12],
        ]),
      ),
    ).toEqual(['bob', 'carol']);
  });
});
