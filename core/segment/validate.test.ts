import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { DeviceId, Nonce } from '../contract/ids.ts';
import { clientIdOf } from './client-id.ts';
import { readSegmentDocument, segmentDocument, type SegmentDocument } from './document.ts';
import { judgeDocument } from './stored-update.ts';
import { checkUpdate, findMisplaced } from './validate.ts';

const DOC = 'a'.repeat(20);
const NONCE = '7'.repeat(16) as Nonce;
const WRITER = { account: 'mallory:~x', device: '3'.repeat(16) as DeviceId };
const CLIENT = clientIdOf(DOC, WRITER, NONCE);

/** A document that writes under the client id that mallory may use. */
function ownDoc(change: (doc: Y.Doc) => void, client: number = CLIENT): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc);
}

const hello = () => ownDoc((doc) => doc.getText('body').insert(0, 'hello'));

/** An update written byte by byte: one client, and what `write` puts after the clock. */
function crafted(client: number, clock: number, write: (rest: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  write(encoder);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** The struct of one letter at the start of the body. */
function writeLetter(rest: encoding.Encoder): void {
  encoding.writeUint8(rest, 4);
  encoding.writeVarUint(rest, 1);
  encoding.writeVarString(rest, 'body');
  encoding.writeVarString(rest, 'x');
}

const check = (update: Uint8Array) => {
  const checked = checkUpdate(update, new Set([CLIENT]));
  return typeof checked === 'string' ? checked : 'fine';
};

const sealed = (update: Uint8Array): SegmentDocument =>
  segmentDocument({ doc: DOC, ...WRITER, n: 1 }, { nonces: [NONCE], atMs: 5, update }, false);

describe('foreign updates', () => {
  it('[VA1] takes text and plain fields under a declared client id', () => {
    expect(check(hello())).toBe('fine');
    expect(check(ownDoc((doc) => doc.getMap('meta').set('pinned', true)))).toBe('fine');
    expect(judgeDocument(sealed(hello())).kind).toBe('usable');
  });

  it('[VA2] refuses client ids that the writer did not declare', () => {
    expect(check(ownDoc((doc) => doc.getText('body').insert(0, 'x'), CLIENT + 1))).toBe('foreign-client');
    const verdict = judgeDocument({ ...sealed(hello()), _id: sealed(hello())._id.replace('3333', '4333') });
    expect(verdict).toEqual({ kind: 'refused', reason: 'wrong-hash' });
  });

  it('[VA3] refuses garbage and skip structs, nested types, embeds, formats and subdocuments', () => {
    const gc = crafted(CLIENT, 0, (rest) => {
      encoding.writeUint8(rest, 0);
      encoding.writeVarUint(rest, 1000);
    });
    const skip = crafted(CLIENT, 0, (rest) => {
      encoding.writeUint8(rest, 10);
      encoding.writeVarUint(rest, 1000);
    });
    expect([check(gc), check(skip)]).toEqual(['forbidden-content', 'forbidden-content']);
    const hostile: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap('meta').set('nested', new Y.Map()),
      (doc) => doc.getMap('meta').set('bytes', new Uint8Array([1])),
      (doc) => doc.getMap('meta').set('inside', [new Uint8Array([1])]),
      (doc) => doc.getMap('meta').set('named', [JSON.parse('{"constructor":1}')]),
      (doc) => doc.getMap('meta').set('big', 10n),
      (doc) => doc.getMap('meta').set('endless', Number.POSITIVE_INFINITY),
      (doc) => doc.getMap('meta').set('doc', new Y.Doc()),
      (doc) => doc.getText('body').insertEmbed(0, { image: 'x' }),
      (doc) => doc.getText('body').insert(0, 'bold', { bold: true }),
      (doc) => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('script')]),
      (doc) => doc.getText('__proto__').insert(0, 'x'),
      (doc) => doc.getText('a'.repeat(40)).insert(0, 'x'),
    ];
    for (const change of hostile) expect(check(ownDoc(change))).toBe('forbidden-content');
  });

  it('[VA4] refuses clocks that leave gaps or burn the number space', () => {
    expect(check(crafted(CLIENT, 0, writeLetter))).toBe('fine');
    expect(check(crafted(CLIENT, 2 ** 50, writeLetter))).toBe('broken-order');
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 2);
    for (const clock of [0, 5]) {
      for (const number of [1, CLIENT, clock]) encoding.writeVarUint(encoder, number);
      writeLetter(encoder);
    }
    encoding.writeVarUint(encoder, 0);
    expect(check(encoding.toUint8Array(encoder))).toBe('broken-order');
  });

  it('[VA5] refuses truncated, oversized, re-hashed and moved documents, and says which', () => {
    const good = sealed(hello());
    const cases: [unknown, string][] = [
      [{ ...good, p: good.p.slice(0, -8) }, 'wrong-hash'],
      [{ ...good, h: good.h.replace(/^./, (c) => (c === '0' ? '1' : '0')) }, 'wrong-hash'],
      [{ ...good, by: 'alice' }, 'wrong-author'],
      [{ ...good, p: 7 }, 'malformed'],
      [{ ...good, p: 'A'.repeat(2_000_000) }, 'too-big'],
      [{ ...good, _id: `${DOC}:s:nonsense` }, 'wrong-id'],
      [{ ...good, _id: good._id.replace(/.$/, '2') }, 'wrong-hash'],
      [sealed(new Uint8Array([255, 255, 255, 255])), 'malformed'],
      [{ hello: 'world' }, 'malformed'],
      ['text', 'malformed'],
    ];
    for (const [document, reason] of cases) expect(judgeDocument(document)).toEqual({ kind: 'refused', reason });
  });

  it('[VA6] keeps and ignores what is deleted, newer or of another type', () => {
    const good = sealed(hello());
    for (const document of [
      { ...good, v: 2 },
      { ...good, t: 'future' },
      { _id: good._id, _deleted: true },
    ])
      expect(readSegmentDocument(document).kind).toBe('ignored');
  });

  it('[VA7] shows content that stands where it must not', () => {
    const doc = new Y.Doc();
    doc.clientID = CLIENT;
    doc.getArray('body').insert(0, [{ not: 'text' }]);
    doc.getText('title').insert(0, 'fine');
    expect([...findMisplaced(doc, new Map())]).toEqual([[CLIENT, 0]]);
    const sound = new Y.Doc();
    Y.applyUpdate(sound, hello());
    expect(findMisplaced(sound, new Map()).size).toBe(0);
  });

  it('[VA8] 5,000 mutated updates are refused or harmless, and never throw', { timeout: 60_000 }, () => {
    const base = ownDoc((doc) => {
      for (let i = 0; i < 30; i++) doc.getText('body').insert(i % 7, `word${i} `);
      doc.getText('body').delete(3, 9);
      doc.getMap('meta').set('notebook', 'A/B');
    });
    const seen = { refused: 0, taken: 0 };
    const mutation = fc.array(fc.tuple(fc.nat(base.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(mutation, fc.nat(base.length), (changes, cut) => {
        const bytes = base.slice(0, cut > base.length - 20 ? cut : base.length);
        for (const [at, value] of changes) bytes[at] = value;
        const verdict = check(bytes);
        seen[verdict === 'fine' ? 'taken' : 'refused'] += 1;
      }),
      { numRuns: 5000 },
    );
    expect(seen.refused).toBeGreaterThan(1000);
  });
});
