import { concatBytes } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DeviceId, Nonce } from '../contract/ids.ts';
import { clientIdOf } from './client-id.ts';
import { segmentDocument } from './document.ts';
import { createReplica } from './replica.ts';
import { judgeDocument } from './stored-update.ts';

const DOC = '0'.repeat(20);
const NONCE = '6'.repeat(16) as Nonce;
const BOB = { account: 'bob', device: '5'.repeat(16) as DeviceId };

function nested(depth: number) {
  const doc = new Y.Doc();
  doc.clientID = clientIdOf(DOC, BOB, NONCE);
  doc.getMap('meta').set('x', 'MARK');
  const bytes = Y.encodeStateAsUpdate(doc);
  // Of the value: kind, length and text.
  const at = bytes.findIndex((_, i) => String.fromCharCode(...bytes.subarray(i, i + 4)) === 'MARK') - 2;
  const value = new Uint8Array(depth * 2 + 1).map((_, i) => (i === depth * 2 ? 126 : i % 2 === 0 ? 117 : 1));
  const update = concatBytes(bytes.subarray(0, at), value, bytes.subarray(at + 6));
  return segmentDocument({ doc: DOC, ...BOB, n: 1 }, { nonces: [NONCE], atMs: 1, update }, false);
}

it('[VA10] what was judged usable can be received, however deep a value is nested', () => {
  for (let depth = 100; depth < 12_000; depth += 10) {
    const verdict = judgeDocument(nested(depth));
    if (verdict.kind !== 'usable') continue;
    const replica = createReplica({ docId: DOC, account: 'alice', device: '3'.repeat(16) as DeviceId, nextNumber: 1 });
    expect(() => replica.receive([verdict.segment]), `depth ${depth}`).not.toThrow();
  }
});
