import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { DeviceId, Nonce } from '../../core/contract/ids.ts';
import { clientIdOf } from '../../core/segment/client-id.ts';
import { segmentDocument } from '../../core/segment/document.ts';
import { inspectNotes } from './inspect.ts';

const DOC = '0'.repeat(20);
const NONCE = 'c'.repeat(16) as Nonce;
const writer = (account: string) => ({ account, device: account.slice(0, 1).repeat(16) as DeviceId });

function segment(account: string, n: number, base: Y.Doc, change: (doc: Y.Doc) => void): object {
  base.clientID = clientIdOf(DOC, writer(account), NONCE);
  const before = Y.encodeStateVector(base);
  change(base);
  const update = Y.encodeStateAsUpdate(base, before);
  return segmentDocument({ doc: DOC, ...writer(account), n }, { nonces: [NONCE], atMs: 1, update }, true);
}

describe('a writer who once wrote soundly', () => {
  it('[NO10] cannot take back what others wrote after it by a bad segment', () => {
    const doc = new Y.Doc();
    const sound = segment('bob', 1, doc, (all) => all.getText('body').insert(0, 'bob starts, '));
    const answer = segment('alice', 1, doc, (all) => all.getText('body').insert(12, 'alice goes on'));
    const bad = segment('bob', 2, doc, (all) => {
      const twin = new Y.Doc();
      const array = twin.getArray('body');
      Y.applyUpdate(twin, Y.encodeStateAsUpdate(all));
      twin.clientID = all.clientID;
      array.insert(1, [{ not: 'text' }]);
      Y.applyUpdate(all, Y.encodeStateAsUpdate(twin, Y.encodeStateVector(all)));
    });
    const [inspection] = inspectNotes([{ doc: DOC, documents: [sound, answer, bad] }]);
    expect.soft(inspection?.refusals).toHaveLength(1);
    expect(inspection?.summary.text).toBe('bob starts, alice goes on');
  });
});
