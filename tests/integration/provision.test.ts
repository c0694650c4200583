import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeGuard } from '../../core/guard/guard-document.ts';
import { parseSeat } from '../../core/membership/seat.ts';
import { DATABASE, OWNER, type Provisioned, SEATS, startProvisioned } from '../support/provisioned.ts';

let kit: Provisioned;
beforeEach(async () => {
  kit = await startProvisioned();
});
afterEach(() => kit.hub.close());

const databases = [DATABASE, `${DATABASE}-files`, `${DATABASE}-live`, `${DATABASE}-owners`];
const statusOf = async (client: Provisioned['alice'], path: string) => (await client.ask('GET', path)).status;
const seats = async () => {
  const { json } = await kit.admin.ask('GET', `/${DATABASE}-owners/_all_docs?include_docs=true`);
  const rows = json['rows'] as { doc: unknown }[];
  return rows.map(({ doc }) => parseSeat(doc));
};

describe('provisioning', () => {
  it('[SR10] makes the databases with limits, rights and guards, and nobody but the owner gets in', async () => {
    const owner = kit.as(OWNER.account, OWNER.password);
    for (const name of databases) {
      expect(await statusOf(owner, `/${name}`)).toBe(200);
      expect(await statusOf(kit.alice, `/${name}`)).toBe(403);
      expect(await statusOf(kit.nobody, `/${name}`)).toBe(401);
    }
    expect(await kit.json(`/${DATABASE}`)).toMatchObject({ props: { partitioned: true } });
    expect(await kit.json(`/${DATABASE}-live`)).toMatchObject({ props: {} });
    expect(await kit.json(`/${DATABASE}/_revs_limit`)).toBe(300);
    expect(await kit.json(`/${DATABASE}-live/_revs_limit`)).toBe(1);
    for (const kind of ['text', 'files', 'live'] as const) {
      const name = kind === 'text' ? DATABASE : `${DATABASE}-${kind}`;
      expect(judgeGuard(kind, await kit.json(`/${name}/_design/commonplace`))).toBe('current');
    }
  });

  it('[SR11] run again does nothing, and mends what was altered', async () => {
    expect(await kit.mend()).toEqual([]);
    const guard = (await kit.json(`/${DATABASE}/_design/commonplace`)) as object;
    await kit.admin.ask('PUT', `/${DATABASE}/_design/commonplace`, { ...guard, validate_doc_update: 'function () {}' });
    await kit.admin.ask('PUT', `/${DATABASE}-live/_revs_limit`, '500');
    await kit.admin.ask('PUT', `/${DATABASE}/_revs_limit`, '600');
    const [first] = await seats();
    const account = `/_users/org.couchdb.user:${first?.account}`;
    const { json } = await kit.admin.ask('GET', account);
    await kit.admin.ask('DELETE', `${account}?rev=${String(json['_rev'])}`);
    expect(await kit.mend()).toEqual([
      { kind: 'guard-renewed', name: DATABASE },
      { kind: 'limit-set', name: `${DATABASE}-live` },
      { kind: 'seats-made', count: 1 },
    ]);
    expect(await kit.json(`/${DATABASE}/_revs_limit`)).toBe(600);
    expect(await kit.mend()).toEqual([]);
  });

  it('[SR11] leaves roles, the keys of others and passwords as they are', async () => {
    const path = `/${DATABASE}/_security`;
    const security = (await kit.json(path)) as { commonplace: { roles: object } };
    const roles = { ...security.commonplace.roles, alice: 'reader' };
    await kit.admin.ask('PUT', path, { ...security, commonplace: { roles, note: 'ours' }, cloudant: { x: [] } });
    expect(await kit.mend()).toEqual([]);
    expect(await kit.json(path)).toMatchObject({
      commonplace: { roles: { alice: 'reader', olive: 'owner' }, note: 'ours' },
      cloudant: { x: [] },
    });
  });

  it('[SR11] of a database that people use keeps them in, as editors', async () => {
    await kit.createDatabase('old', ['alice', 'bob']);
    await kit.provision('old', 'carol');
    expect(await kit.json('/old/_security')).toMatchObject({
      members: { names: ['alice', 'bob', 'carol'] },
      commonplace: { roles: { alice: 'editor', bob: 'editor', carol: 'owner' } },
    });
  });

  it('[SR12] has accounts ready for invites, which are in no database and whose secrets owners alone can read', async () => {
    const ready = await seats();
    expect(ready).toHaveLength(SEATS);
    const secrets = new Set(ready.map((seat) => seat?.secret));
    expect(secrets.size).toBe(SEATS);
    for (const seat of ready) {
      const client = kit.as(seat?.account ?? '', seat?.secret);
      expect(await statusOf(client, '/_session')).toBe(200);
      for (const name of databases) expect(await statusOf(client, `/${name}`)).toBe(403);
    }
  });

  it('[SR13] changes nothing for somebody who may make no databases', async () => {
    const done = await kit.provision('other', 'alice', { account: 'alice', password: 'alice-pw' });
    expect(done).toMatchObject({ error: { code: 'server-admin-needed' } });
    expect((await kit.admin.ask('GET', '/other')).status).toBe(404);
  });

  it('[SR14] from a terminal says what it did, and shows no password of the administrator', async () => {
    const main = fileURLToPath(new URL('../../server/provision/main.ts', import.meta.url));
    const args = ['--server', kit.hub.url, '--database', 'atelier', '--owner', 'otto', '--seats', '1'];
    const env = { ...process.env, COMMONPLACE_ADMIN: 'root', COMMONPLACE_ADMIN_PASSWORD: 'root-pw' };
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--import', 'tsx', main, ...args], { env });
    expect(stdout).toContain('made the database atelier-live');
    const password = /password {2}(\S+)/.exec(stdout)?.[1];
    expect(await statusOf(kit.as('otto', password), '/atelier')).toBe(200);
    expect(stdout).not.toContain('root-pw');
    const again = await run(process.execPath, ['--import', 'tsx', main, ...args], { env });
    expect(again.stdout).toContain('Nothing to do');
    const wrong = { ...env, COMMONPLACE_ADMIN_PASSWORD: 'wrong' };
    await expect(run(process.execPath, ['--import', 'tsx', main, ...args], { env: wrong })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('password is wrong'),
    });
  });
});
