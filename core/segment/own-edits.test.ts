import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DeviceId, Nonce } from '../contract/ids.ts';
import { MAX_LAMPORT, parseSegmentId, parseStampedId, segmentIdOf, stampedIdOf } from './ids.ts';
import { createReplica } from './replica.ts';
import { judgeDocument } from './stored-update.ts';

const DOC = '0'.repeat(20);
const [N1, N2] = ['1'.repeat(16) as Nonce, '2'.repeat(16) as Nonce];
const device = (digit: string) => digit.repeat(16) as DeviceId;

describe('own edits', () => {
  it('[SG10] replacing all of 25,000 matches at once is taken', () => {
    const replica = createReplica({ docId: DOC, account: 'alice', device: device('3'), nextNumber: 1 });
    replica.edit(N1, (doc) => doc.getText('body').insert(0, 'ab '.repeat(25_000)));
    const window = new Y.Doc();
    window.clientID = replica.admit(N2);
    Y.applyUpdate(window, Y.encodeStateAsUpdate(replica.doc));
    let update: Uint8Array = new Uint8Array();
    window.on('update', (made: Uint8Array) => {
      update = made;
    });
    window.transact(() => {
      const body = window.getText('body');
      for (let i = 24_999; i >= 0; i--) {
        body.delete(i * 3, 1);
        body.insert(i * 3, 'X');
      }
    });
    expect(replica.applyOwn(update, N2)).toBe(undefined);
  });

  it('[SG11] every account that the contract takes has ids that can be read', () => {
    for (const account of ['ж'.repeat(50), 'a'.repeat(256), '名'.repeat(30)]) {
      const name = { doc: DOC, account, device: device('3'), n: 1 };
      expect(parseSegmentId(segmentIdOf(name))).toEqual(name);
    }
  });

  it('[SG12] ids of messages and versions sort by their counter and have one spelling', () => {
    const idAt = (lamport: number) =>
      stampedIdOf({ doc: DOC, kind: 'm', lamport, account: 'ж~:', device: device('3') });
    const counters = [1, 31, 32, 1000, MAX_LAMPORT];
    expect(counters.map(idAt).toSorted()).toEqual(counters.map(idAt));
    for (const lamport of counters)
      expect(parseStampedId(idAt(lamport))).toMatchObject({ kind: 'm', lamport, account: 'ж~:' });
    const last = idAt(MAX_LAMPORT);
    for (const other of [last.replace(':fvv', ':gvv'), last.replace('%D0', '%d0'), last.replace(':m:', ':s:')])
      expect(parseStampedId(other)).toBeUndefined();
    for (const lamport of [0, 1.5, MAX_LAMPORT + 1]) expect(() => idAt(lamport)).toThrow(RangeError);
  });

  it('[VA9] what a window may write can be stored', () => {
    const replica = createReplica({ docId: DOC, account: 'alice', device: device('3'), nextNumber: 1 });
    const window = new Y.Doc();
    window.clientID = replica.admit(N1);
    window.getMap('meta').set('big', 10n);
    const refusal = replica.applyOwn(Y.encodeStateAsUpdate(window), N1);
    if (refusal === undefined)
      expect(replica.flush(1).map((document) => judgeDocument(document).kind)).toEqual(['usable']);
  });
});
