import { parse } from 'acorn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAccount } from '../segment/ids.ts';
import { memberDocOf } from '../workspace/member-doc.ts';
import { GUARD_HASHES, GUARD_VERSION, guardDocument, guardHash, judgeGuard } from './guard-document.ts';
import { judgeWrite, TEAM } from '../../tests/support/judge-write.ts';

const KINDS = ['text', 'files', 'live'] as const;
const NOTE = 'n'.repeat(20);
const DEVICE = 'd'.repeat(16);
const own = (by: string) => `${encodeAccount(by)}~${DEVICE}`;
const content = { v: 1, h: 'a'.repeat(64), p: 'AAAA' };

const segment = (by: string, doc = NOTE) => ({
  ...{ _id: `${doc}:s:${own(by)}:000001`, t: 'segment', by },
  ...content,
});
const gone = (by: string) => ({ _id: `${NOTE}:gone:${own(by)}:000001`, t: 'gone', by, ...content });
const version = (by: string) => ({ _id: `${NOTE}:v:0000000001-${own(by)}`, t: 'version', by, ...content });
const message = (by: string, doc = NOTE) => ({
  ...{ _id: `${doc}:m:0000000001-${own(by)}`, t: 'message', by },
  ...content,
});
const about = (by: string) => ({ _id: 'ws:about', t: 'about', by, v: 1, workspace: NOTE, encrypted: false });
const key = (by: string) => ({ _id: 'key:1', t: 'key', by, v: 1 });
const chunk = { _id: `blob-${'a'.repeat(64)}:000`, t: 'chunk', size: 3, ...content };
const tombstone = ({ _id, t, by }: { _id: string; t: string; by?: string }) => ({ _id, t, by, _deleted: true });
const mine = (by: string) => segment(by, memberDocOf(by));

const PEOPLE = Object.keys(TEAM);
/** Which of the team may do it. */
const whoMay = (write: (name: string) => boolean) => PEOPLE.filter(write).join(' ');

describe('the guard of the notes', () => {
  it.each([
    ['a segment of a note', segment, 'olive eve'],
    ['a segment of what the workspace shares', (by: string) => segment(by, 'ws'), 'olive eve'],
    ['a marker', gone, 'olive eve'],
    ['a version', version, 'olive eve'],
    ['a message', message, 'olive eve carl'],
    ['a message of the workspace', (by: string) => message(by, 'ws'), 'olive eve carl'],
    ['the sentinel', about, 'olive'],
    ['a key', key, 'olive'],
    ['a segment of what a member keeps', mine, 'olive eve carl rita'],
  ])('[SR1] lets %s be written by: %s', (_, make, expected) => {
    expect(whoMay((name) => judgeWrite('text', { doc: make(name), name }) === undefined)).toBe(expected);
  });

  it('[SR1] lets a default role stand for accounts without one, and nobody else in', () => {
    const write = { doc: segment('mallory'), name: 'mallory' };
    expect(judgeWrite('text', write)).toBeDefined();
    expect(judgeWrite('text', { ...write, commonplace: {} })).toBeDefined();
    expect(judgeWrite('text', { ...write, commonplace: { roles: TEAM, default: 'editor' } })).toBeUndefined();
    expect(
      judgeWrite('text', { ...write, commonplace: { roles: { mallory: 'king' }, default: 'editor' } }),
    ).toBeDefined();
    const inherited = { doc: segment('constructor'), name: 'constructor' };
    expect(judgeWrite('text', inherited)).toBeDefined();
  });

  it('[SR2] wants the account that signed in in `by` and in the id', () => {
    expect(judgeWrite('text', { doc: segment('eve'), name: null })).toBeDefined();
    expect(judgeWrite('text', { doc: segment('olive') })).toBeDefined();
    expect(judgeWrite('text', { doc: { ...segment('eve'), by: 'olive' } })).toBeDefined();
    expect(judgeWrite('text', { doc: { ...segment('olive'), by: 'eve' } })).toBeDefined();
    expect(judgeWrite('text', { doc: about('eve'), name: 'olive' })).toBeDefined();
  });

  it('[SR2] knows every account by its one spelling in ids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
        fc.pre(!/\p{Surrogate}/u.test(name));
        const commonplace = { roles: { [name]: 'editor' } };
        expect(judgeWrite('text', { doc: segment(name), name, commonplace })).toBeUndefined();
        const raw = { ...segment(name), _id: `${NOTE}:s:${name}~${DEVICE}:000001` };
        if (encodeAccount(name) !== name) expect(judgeWrite('text', { doc: raw, name, commonplace })).toBeDefined();
      }),
    );
  });

  it("[SR3] keeps everybody out of another member's own document, owners too", () => {
    for (const name of PEOPLE)
      expect(judgeWrite('text', { doc: segment(name, memberDocOf('somebody')), name })).toBeDefined();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (name) => {
        fc.pre(!/\p{Surrogate}/u.test(name));
        const commonplace = { roles: { [name]: 'reader' } };
        expect(judgeWrite('text', { doc: mine(name), name, commonplace })).toBeUndefined();
      }),
    );
  });

  it('[SR4] lets a sealed document become a tombstone and nothing else', () => {
    const old = { ...segment('eve'), sealed: true };
    expect(judgeWrite('text', { doc: segment('eve'), old: segment('eve') })).toBeUndefined();
    expect(judgeWrite('text', { doc: segment('eve'), old })).toBeDefined();
    expect(judgeWrite('text', { doc: { ...segment('eve'), sealed: true }, old })).toBeDefined();
    expect(judgeWrite('text', { doc: tombstone(old), old })).toBeUndefined();
    expect(judgeWrite('text', { doc: segment('eve'), old: tombstone(old) })).toBeDefined();
    expect(judgeWrite('text', { doc: { ...segment('eve'), sealed: 'no' } })).toBeDefined();
  });

  it.each([
    ['a marker', gone],
    ['a version', version],
  ])('[SR4] never lets %s be changed', (_, make) => {
    expect(judgeWrite('text', { doc: make('eve'), old: make('eve') })).toBeDefined();
    expect(judgeWrite('text', { doc: message('eve'), old: message('eve') })).toBeUndefined();
  });

  it('[SR5] wants a tombstone to keep type and author, and lets authors and owners write it', () => {
    const old = segment('eve');
    const may = (doc: object) => whoMay((name) => judgeWrite('text', { doc: { ...doc }, old, name }) === undefined);
    expect(may(tombstone(old))).toBe('olive eve');
    expect(may({ _id: old._id, _deleted: true })).toBe('');
    expect(may({ ...tombstone(old), by: 'olive' })).toBe('');
    expect(may({ ...tombstone(old), t: 'gone' })).toBe('');
    expect(judgeWrite('text', { doc: { ...tombstone(old), by: 'olive' }, name: 'olive' })).toBeDefined();
    expect(judgeWrite('text', { doc: tombstone(message('carl')), old: message('carl'), name: 'carl' })).toBeUndefined();
    expect(judgeWrite('text', { doc: tombstone(message('carl')), old: message('carl'), name: 'eve' })).toBeDefined();
  });

  it.each([
    ['an id of another type', { ...segment('eve'), t: 'gone' }],
    ['a type nobody knows', { ...segment('eve'), t: 'other' }],
    ['a type that only looks like one', { ...segment('eve'), t: ['segment'] }],
    ['a type that every object has', { ...segment('eve'), t: 'toString' }],
    ['no type', { ...segment('eve'), t: undefined }],
    ['a longer id', { ...segment('eve'), _id: `${segment('eve')._id}0` }],
    ['a number outside the alphabet', { ...segment('eve'), _id: `${NOTE}:s:${own('eve')}:00000z` }],
    ['a line feed behind the id', { ...segment('eve'), _id: `${segment('eve')._id}\n` }],
    ['a message without its place', { ...message('eve'), _id: `${NOTE}:m:${own('eve')}` }],
    ['no format', { ...segment('eve'), v: undefined }],
    ['no payload', { ...segment('eve'), p: undefined }],
    ['no hash', { ...segment('eve'), h: 5 }],
    ['a payload above the cap', { ...segment('eve'), p: 'A'.repeat(1_500_000) }],
    ['a message above its cap', { ...message('eve'), p: 'A'.repeat(260_000) }],
    ['a tombstone with a payload above the cap', { ...tombstone(segment('eve')), p: 'A'.repeat(30_000) }],
  ])('[SR6] refuses %s', (_, doc) => {
    expect(judgeWrite('text', { doc })).toBeDefined();
  });

  it('[SR6] takes the largest payload that the app writes, and newer formats', () => {
    expect(
      judgeWrite('text', { doc: { ...segment('eve'), p: 'A'.repeat(Math.ceil((2 ** 20 * 4) / 3)) } }),
    ).toBeUndefined();
    expect(judgeWrite('text', { doc: { ...message('eve'), p: 'A'.repeat((160 * 1024 * 4) / 3) } })).toBeUndefined();
    expect(judgeWrite('text', { doc: { ...segment('eve'), v: 2 } })).toBeUndefined();
  });
});

describe('the other guards', () => {
  it('[SR7] let editors add chunks, nobody change one, and an owner take one away', () => {
    expect(whoMay((name) => judgeWrite('files', { doc: chunk, name }) === undefined)).toBe('olive eve');
    expect(whoMay((name) => judgeWrite('files', { doc: chunk, old: chunk, name }) === undefined)).toBe('');
    const doc = tombstone(chunk);
    expect(whoMay((name) => judgeWrite('files', { doc, old: chunk, name }) === undefined)).toBe('olive');
    for (const wrong of [{ _id: 'blob-1:000' }, { t: 'segment' }, { p: 'A'.repeat(400_000) }, { h: 1 }, { v: 0 }])
      expect(judgeWrite('files', { doc: { ...chunk, ...wrong } })).toBeDefined();
  });

  it('[SR8] let every member write the beacons of the own devices and no others', () => {
    const beacon = (by: string) => ({ _id: own(by), p: 'AAAA' });
    expect(whoMay((name) => judgeWrite('live', { doc: beacon(name), name }) === undefined)).toBe('olive eve carl rita');
    expect(judgeWrite('live', { doc: beacon('olive') })).toBeDefined();
    expect(judgeWrite('live', { doc: beacon('mallory'), name: 'mallory' })).toBeDefined();
    expect(judgeWrite('live', { doc: { ...beacon('eve'), _id: 'other' } })).toBeDefined();
    expect(judgeWrite('live', { doc: { ...beacon('eve'), p: 'A'.repeat(1_100_000) } })).toBeDefined();
  });

  it('[SR1] let whoever runs the server put everything back', () => {
    const admin = { name: 'root', serverRoles: ['_admin'] };
    for (const kind of KINDS) expect(judgeWrite(kind, { doc: segment('eve'), ...admin })).toBeUndefined();
  });
});

describe('the design documents', () => {
  it('[SR9] are ECMAScript 5, as old servers run it', () => {
    for (const kind of KINDS)
      expect(() => parse(`(${guardDocument(kind).validate_doc_update})`, { ecmaVersion: 5 })).not.toThrow();
    expect(() => parse('(() => 1)', { ecmaVersion: 5 })).toThrow();
  });

  it('[SR9] hash to what the clients know; a changed rule needs a new version', () => {
    for (const kind of KINDS)
      expect(GUARD_HASHES[GUARD_VERSION]?.[kind]).toBe(guardHash(guardDocument(kind).validate_doc_update));
  });

  it('[SR9] are told from altered ones, older and newer ones, and none', () => {
    const guard = guardDocument('text');
    const told = (change: object) => judgeGuard('text', { ...guard, ...change });
    expect(judgeGuard('text', undefined)).toBe('absent');
    expect(told({ _rev: '1-a' })).toBe('current');
    expect(told({ validate_doc_update: 'function () {}' })).toBe('altered');
    expect(told({ commonplace: undefined })).toBe('altered');
    expect(judgeGuard('files', guard)).toBe('altered');
    expect(told({ commonplace: { guard: 'text', version: 0 } })).toBe('altered');
    expect(told({ commonplace: { guard: 'text', version: GUARD_VERSION + 1 } })).toBe('newer');
  });
});
