import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type NoteId, sharedDocId } from '../contract/ids.ts';
import * as v from 'valibot';
import { metaOf } from '../note/note.ts';
import { memberDocOf } from './member-doc.ts';
import { markAllSeen, markSeen, readMarksIn } from './read-marks.ts';
import { forgetSearch, keepSearch, savedSearchesIn } from './saved-searches.ts';

const [A, B] = ['a'.repeat(20) as NoteId, 'b'.repeat(20) as NoteId];
const S = '0'.repeat(20);

describe('what a member keeps', () => {
  it('[LI8] lies in one document on all their laptops, and in no other member’s', () => {
    expect(v.is(sharedDocId, memberDocOf('anna@example.org'))).toBe(true);
    expect(memberDocOf('anna')).toBe(memberDocOf('anna'));
    expect(memberDocOf('anna')).not.toBe(memberDocOf('ben'));
  });

  it('[LI8] marks say up to which edit a note was seen, and never less than before', () => {
    const me = new Y.Doc();
    markSeen(me, A, 5);
    markSeen(me, A, 3);
    markSeen(me, B, 9);
    expect(readMarksIn(me)).toEqual({ allMs: undefined, notes: new Map([[A, 5], [B, 9]]) }); // prettier-ignore
    markAllSeen(me, 7);
    markAllSeen(me, 6);
    markSeen(me, A, 7);
    expect(readMarksIn(me)).toEqual({ allMs: 7, notes: new Map([[B, 9]]) });
  });

  it('[LI8] two laptops of one member that marked notes while apart know both', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    markSeen(one, A, 5);
    markSeen(other, B, 6);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    expect(readMarksIn(one).notes.size).toBe(2);
  });

  it('[LI9] searches are kept by name, changed and forgotten; what is none is left out', () => {
    const me = new Y.Doc();
    keepSearch(me, { id: S, name: 'Zebra', query: '#zoo' });
    keepSearch(me, { id: '1'.repeat(20), name: 'apes', query: 'ape' });
    keepSearch(me, { id: S, name: 'Zoo', query: '#zoo' });
    metaOf(me).set(`search.${'2'.repeat(20)}`, 'nonsense');
    expect(savedSearchesIn(me).map(({ name }) => name)).toEqual(['apes', 'Zoo']);
    forgetSearch(me, S);
    expect(savedSearchesIn(me).map(({ name }) => name)).toEqual(['apes']);
  });
});
