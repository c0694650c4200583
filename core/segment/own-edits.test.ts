import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DeviceId, Nonce } from '../contract/ids.ts';
import { parseSegmentId, segmentIdOf } from './ids.ts';
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
