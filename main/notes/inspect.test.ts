import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { DeviceId, Nonce } from '../../core/contract/ids.ts';
import { clientIdOf } from '../../core/segment/client-id.ts';
import { segmentDocument } from '../../core/segment/document.ts';
import { goneDocument } from '../../core/segment/gone.ts';
import { createReplica } from '../../core/segment/replica.ts';
import { usableSegments } from '../../core/segment/stored-update.ts';
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

describe('what others say again of a writer', () => {
  const marker = goneDocument({ doc: DOC, ...writer('aaron'), n: 1 }, { seen: new Map(), deletions: new Map() }, 1);

  /** A segment of aaron's that says something under alice's client id. */
  function twisted(change: (doc: Y.Doc) => void): object {
    const doc = new Y.Doc();
    doc.clientID = clientIdOf(DOC, writer('alice'), NONCE);
    change(doc);
    const payload = {
      nonces: [],
      atMs: 1,
      update: Y.encodeStateAsUpdate(doc),
      others: [{ ...writer('alice'), nonces: [NONCE] }],
    };
    return segmentDocument({ doc: DOC, ...writer('aaron'), n: 1 }, payload, true);
  }

  it('[ER12] does not take the place of what is in the own segments', () => {
    const doc = new Y.Doc();
    const first = segment('alice', 1, doc, (all) => all.getText('body').insert(0, 'I said '));
    const second = segment('alice', 2, doc, (all) => all.getText('body').insert(7, 'yes'));
    const lie = twisted((all) => all.getText('body').insert(0, 'I said no!'));
    const [inspection] = inspectNotes([{ doc: DOC, documents: [marker, lie, first, second] }]);
    expect(inspection?.summary.text).toBe('I said yes');
    const replica = createReplica({ docId: DOC, ...writer('carol'), nextNumber: 1 });
    replica.receive(usableSegments([marker, lie, first, second]));
    expect(replica.doc.getText('body').toString()).toBe('I said yes');
  });

  it('[NO10] is not refused because the writer says something else now', () => {
    const doc = new Y.Doc();
    segment('bob', 1, doc, (all) => all.getText('body').insert(0, 'bob starts, '));
    const answer = segment('alice', 1, doc, (all) => all.getText('body').insert(12, 'alice goes on'));
    const others = [
      { ...writer('bob'), nonces: [NONCE] },
      { ...writer('alice'), nonces: [NONCE] },
    ];
    const payload = { nonces: [], atMs: 1, update: Y.encodeStateAsUpdate(doc), others };
    const restated = segmentDocument({ doc: DOC, ...writer('alice'), n: 2 }, payload, true);
    const bad = segment('bob', 1, new Y.Doc(), (all) => all.getArray('body').insert(0, [...'not text at all']));
    const [inspection] = inspectNotes([{ doc: DOC, documents: [marker, bad, answer, restated] }]);
    expect.soft(inspection?.refusals.map(({ id }) => id)).toEqual([`${DOC}:s:bob~${'b'.repeat(16)}:000001`]);
    expect(inspection?.summary.text).toBe('bob starts, alice goes on');
  });
});
