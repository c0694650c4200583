import { expect, test } from 'vitest';
import type { DatabaseFacts, ServerFacts } from './facts.ts';
import { finding } from './finding.ts';
import { judgeServer } from './judge-server.ts';
import * as v from 'valibot';

const database: DatabaseFacts = {
  answer: 'open',
  about: 'known',
  isAdmin: false,
  guard: 'current',
  revsLimit: 1000,
  files: 'open',
  live: 'open',
};
const sound: ServerFacts = {
  place: { server: 'https://notes.example.org', database: "it's" },
  isInsecure: false,
  network: undefined,
  welcome: { status: 200, version: '3.5.0', roundTripMs: 12.4, clockAheadMs: 0 },
  isInMaintenance: false,
  isSetUp: true,
  signIn: { outcome: 'signed-in', roles: [] },
  database,
  limits: { documentBytes: undefined, requestBytes: undefined, takesLargeRequests: true, takesLongRequests: true },
};
const codesOf = (facts: Partial<ServerFacts>) => judgeServer({ ...sound, ...facts }).map(({ code }) => code);

test('[SC2] what cannot work while something else does not is not spoken of', () => {
  expect(codesOf({ network: 'no-answer' })).toEqual(['no-answer']);
  expect(codesOf({ isInsecure: true, network: 'name-unknown' })).toEqual(['address-insecure', 'name-unknown']);
  expect(codesOf({ database: { ...database, answer: 'closed', files: 'missing' } })).not.toContain('files-missing');
});

test('[SC4] a database administrator may raise the revisions and nothing else; commands are safe in a shell', () => {
  const facts = { ...database, isAdmin: true, revsLimit: 10, files: 'missing' as const };
  const found = judgeServer({ ...sound, database: facts });
  expect(found.find(({ code }) => code === 'revisions-few')?.fix).toBe('raise-revisions');
  expect(found.find(({ code }) => code === 'files-missing')?.command).toContain(
    "'https://notes.example.org/it'\\''s-files?partitioned=true'",
  );
});

test('[SC5] limits of the server, an old version and no guard are said with what was read', () => {
  const limits = { documentBytes: 64_000, requestBytes: 1000, takesLargeRequests: false, takesLongRequests: true };
  const signIn = { outcome: 'signed-in' as const, roles: ['_admin'] };
  const welcome = { status: 200, version: '2.3.1', roundTripMs: 3, clockAheadMs: -7_200_000 };
  const found = judgeServer({ ...sound, welcome, signIn, limits, database: { ...database, guard: 'absent' as const } });
  for (const each of found) expect(v.is(finding, each)).toBe(true);
  expect(found.map(({ code, value, fix }) => [code, value, fix])).toEqual([
    ['reachable', '3 ms', undefined],
    ['version-old', '2.3.1', undefined],
    ['clock-differs', '-120 min', undefined],
    ['signed-in', undefined, undefined],
    ['database-open', undefined, undefined],
    ['guard-missing', undefined, undefined],
    ['files-open', undefined, undefined],
    ['live-open', undefined, undefined],
    ['documents-too-small', '64000 B', 'raise-document-size'],
    ['requests-too-small', '1000 B', 'raise-request-size'],
  ]);
});
