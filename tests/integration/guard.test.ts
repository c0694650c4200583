import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../core/membership/role.ts';
import { parseSecurity, withRole } from '../../core/membership/security.ts';
import { memberDocOf } from '../../core/workspace/member-doc.ts';
import type { HubClient } from '../../server/hub/testing/hub-client.ts';
import { DATABASE, OWNER, type Provisioned, startProvisioned } from '../support/provisioned.ts';

// The guard where it rules: over HTTP, on a server that runs it, for writes and for revisions that were made elsewhere.

let kit: Provisioned;
let olive: HubClient;
beforeEach(async () => {
  kit = await startProvisioned();
  olive = kit.as(OWNER.account, OWNER.password);
  for (const name of DATABASES) await give(name, { alice: 'editor', bob: 'reader', carol: 'commenter' });
});
afterEach(() => kit.hub.close());

const DATABASES = [DATABASE, `${DATABASE}-files`, `${DATABASE}-live`];
const NOTE = 'n'.repeat(20);
const DEVICE = 'd'.repeat(16);
const content = { v: 1, h: 'a'.repeat(64), p: 'AAAA' };
const segment = (by: string, n = 1, doc = NOTE) => ({
  ...{ _id: `${doc}:s:${by}~${DEVICE}:00000${n}`, t: 'segment', by },
  ...content,
});
const message = (by: string) => ({ _id: `${NOTE}:m:0000000001-${by}~${DEVICE}`, t: 'message', by, ...content });

/** As an owner does it who administers nothing on the server. */
async function give(name: string, roles: Readonly<Record<string, Role>>): Promise<void> {
  const path = `/${name}/_security`;
  let security = parseSecurity((await olive.ask('GET', path)).json);
  if (security === undefined) throw new Error('no security object');
  for (const [account, role] of Object.entries(roles)) security = withRole(security, account, role);
  expect((await olive.ask('PUT', path, security)).status).toBe(200);
}

/** The status of a write, and whether the same document comes through as a revision made elsewhere. */
async function outcomes(
  client: HubClient,
  doc: { readonly _id: string; readonly by?: string },
  name = DATABASE,
): Promise<string> {
  const { status } = await client.ask('PUT', `/${name}/${encodeURIComponent(doc._id)}`, doc);
  const made = { ...doc, _rev: `1-${'e'.repeat(32)}` };
  const { json } = await client.ask('POST', `/${name}/_bulk_docs`, { new_edits: false, docs: [made] });
  const list = json['list'] as readonly { error?: string }[];
  return `${status} ${list[0]?.error ?? 'ok'}`;
}

const DONE = '201 ok';
const REFUSED = '403 forbidden';

describe('the guard on a server', () => {
  it('[SR1] rules over writes and over replicated revisions by the roles in the security object', async () => {
    const carol = kit.as('carol');
    expect(await outcomes(kit.alice, segment('alice'))).toBe(DONE);
    expect(await outcomes(kit.bob, segment('bob'))).toBe(REFUSED);
    expect(await outcomes(carol, segment('carol'))).toBe(REFUSED);
    expect(await outcomes(carol, message('carol'))).toBe(DONE);
    expect(await outcomes(kit.bob, message('bob'))).toBe(REFUSED);
    expect(await outcomes(kit.bob, segment('bob', 1, memberDocOf('bob')))).toBe(DONE);
    expect(await outcomes(kit.alice, { ...about, by: 'alice' })).toBe(REFUSED);
    expect(await outcomes(olive, { ...about, by: OWNER.account })).toBe(DONE);
  });
  const about = { _id: 'ws:about', t: 'about', v: 1, workspace: NOTE, encrypted: false };

  it('[SR2] lets nobody write in the name of another account', async () => {
    expect(await outcomes(kit.alice, segment('bob'))).toBe(REFUSED);
    expect(await outcomes(kit.alice, { ...segment('alice'), by: 'bob' })).toBe(REFUSED);
    expect(await outcomes(olive, segment('alice'))).toBe(REFUSED);
  });

  it('[SR4] lets a replicated revision change no sealed document', async () => {
    const path = `/${DATABASE}/${encodeURIComponent(segment('alice')._id)}`;
    const { json } = await kit.alice.ask('PUT', path, { ...segment('alice'), sealed: true });
    const parent = String(json['rev']).slice(2);
    const ids = ['f'.repeat(32), parent];
    const child = { ...segment('alice'), _rev: `2-${ids[0]}`, _revisions: { start: 2, ids } };
    const push = (doc: object) => kit.alice.ask('POST', `/${DATABASE}/_bulk_docs`, { new_edits: false, docs: [doc] });
    expect((await push(child)).json['list']).toMatchObject([{ error: 'forbidden' }]);
    const { _id, _rev, _revisions, t, by } = child;
    expect((await push({ _id, _rev, _revisions, _deleted: true })).json['list']).toMatchObject([
      { error: 'forbidden' },
    ]);
    expect((await push({ _id, _rev, _revisions, t, by, _deleted: true })).json['list']).toEqual([]);
  });

  it('[SR7] [SR8] rules over files and beacons', async () => {
    const chunk = { _id: `blob-${'a'.repeat(64)}:000`, t: 'chunk', size: 3, ...content };
    expect(await outcomes(kit.bob, chunk, `${DATABASE}-files`)).toBe(REFUSED);
    expect((await kit.alice.ask('PUT', `/${DATABASE}-files/${chunk._id}`, chunk)).status).toBe(201);
    const beacon = { _id: `bob~${DEVICE}`, p: 'AAAA' };
    expect((await kit.bob.ask('PUT', `/${DATABASE}-live/${beacon._id}`, beacon)).status).toBe(201);
    expect(await outcomes(kit.alice, beacon, `${DATABASE}-live`)).toMatch(/forbidden/);
  });

  it('[SR1] follows a role that an owner changes, from the next write on', async () => {
    await give(DATABASE, { bob: 'editor', alice: 'reader' });
    expect(await outcomes(kit.bob, segment('bob'))).toBe(DONE);
    expect(await outcomes(kit.alice, segment('alice'))).toBe(REFUSED);
    const security = await kit.bob.ask('GET', `/${DATABASE}/_security`);
    expect((await kit.bob.ask('PUT', `/${DATABASE}/_security`, security.json)).status).not.toBe(200);
  });
});
