import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inviteCodeOf, inviteLinkOf, isExpired, parseInvite, type Invite } from './invite.ts';

const SAMPLE: Invite = {
  server: 'https://notes.example.org/couch',
  database: 'studio',
  account: 'member-0123abcv',
  secret: 's'.repeat(26),
  role: 'editor',
  expiresMs: 1_800_000_000_000,
  workspace: 'Studio Zürich 🌲',
};
const base32 = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdefghijklmnopqrstuv'), { minLength: length, maxLength: length });
const anyInvite: fc.Arbitrary<Invite> = fc.record({
  server: fc.constantFrom('https://a.example', 'http://127.0.0.1:5984', 'https://a.example:1/b/c'),
  database: fc.stringMatching(/^[a-z][a-z0-9_$()+/-]{0,40}$/),
  account: base32(8).map((digits) => `member-${digits.join('')}`),
  secret: base32(26).map((digits) => digits.join('')),
  role: fc.constantFrom('reader', 'commenter', 'editor', 'owner'),
  expiresMs: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  workspace: fc.stringMatching(/^[\p{L}\p{N} .,'-]{1,60}$/u),
});

describe('invites', () => {
  it('[SR15] say after reading what was put into them, as a link and as a code, broken over lines too', () => {
    fc.assert(
      fc.property(anyInvite, fc.integer({ min: 1, max: 80 }), (content, width) => {
        expect(parseInvite(inviteCodeOf(content))).toEqual(content);
        expect(inviteLinkOf(content)).toMatch(/^commonplace:\/\/join#[A-Za-z0-9_-]{1,4096}$/);
        const broken = inviteLinkOf(content).replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n ');
        expect(parseInvite(broken)).toEqual(content);
      }),
    );
  });

  it('[SR15] are refused with any letter changed, lost or added', () => {
    const code = inviteCodeOf(SAMPLE);
    fc.assert(
      fc.property(fc.nat({ max: code.length - 1 }), fc.constantFrom(...'ABCabc019_-'), (at, letter) => {
        fc.pre(code[at] !== letter);
        expect(parseInvite(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
        expect(parseInvite(code.slice(0, at) + code.slice(at + 1))).toBeUndefined();
        expect(parseInvite(code.slice(0, at) + letter + code.slice(at))).toBeUndefined();
      }),
    );
  });

  it('[SR15] are nothing that anybody types', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseInvite(text)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['an address with a password in it', { server: 'https://user:pw@notes.example.org' }],
    ['another protocol', { server: 'file:///etc/passwd' }],
    ['a query', { server: 'https://notes.example.org?x' }],
    ['a system database', { database: '_users' }],
    ['an account that was not made for invites', { account: 'alice' }],
    ['a role there is not', { role: 'admin' as never }],
    ['a name that turns the writing around', { workspace: 'abc\u202edef' }],
    ['a name of two lines', { workspace: 'abc\ndef' }],
    ['a moment that is none', { expiresMs: -1 }],
  ])('[SR15] do not carry %s, whatever the checksum says', (_, change) => {
    expect(parseInvite(inviteCodeOf({ ...SAMPLE, ...change }))).toBeUndefined();
  });

  it('[SR16] run out at their moment', () => {
    expect(isExpired(SAMPLE, SAMPLE.expiresMs - 1)).toBe(false);
    expect(isExpired(SAMPLE, SAMPLE.expiresMs)).toBe(true);
  });
});
