import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnginePorts } from '../../main/engine/ports.ts';
import type { Role } from '../../core/membership/role.ts';
import { Laptop } from '../support/laptop.ts';
import { DATABASE, OWNER, type Provisioned, startProvisioned } from '../support/provisioned.ts';
import { waitFor } from '../support/wait-for.ts';

// Whole engines on real databases: an owner, and people who join.

let kit: Provisioned;
let olive: Laptop;
const laptops: Laptop[] = [];
const start = async (overrides: Partial<EnginePorts> = {}): Promise<Laptop> => {
  const laptop = await Laptop.start(overrides);
  laptops.push(laptop);
  return laptop;
};
beforeEach(async () => {
  kit = await startProvisioned();
  olive = await start();
  await olive.connect(addressOf(OWNER.account, OWNER.password), { create: false });
  await olive.upToDate();
});
afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.close();
  await kit.hub.close();
});

function addressOf(account: string, password: string): string {
  const url = new URL(`/${DATABASE}`, kit.hub.url);
  [url.username, url.password] = [account, password];
  return url.href;
}
const invite = (role: Role, days = 7) => olive.ask('invites.create', { role, label: 'Bea', days });
async function join(link: string, overrides: Partial<EnginePorts> = {}): Promise<Laptop> {
  const laptop = await start(overrides);
  await laptop.ask('invites.join', { text: link, name: 'Bea van Dam', copyLocalNotes: true });
  return laptop;
}
async function write(laptop: Laptop, text: string) {
  const { id } = await laptop.ask('notes.create', undefined);
  const window = await laptop.open(id);
  window.title(text);
  window.type(text);
  await window.saved();
  return window;
}
const bodies = async (laptop: Laptop) => [...(await laptop.notes()).values()].map(({ body }) => body);
const arrives = (laptop: Laptop, text: string) =>
  waitFor(async () => (await bodies(laptop)).includes(text), `${text} arrived`);
const isCalled = (laptop: Laptop, name: string) =>
  waitFor(async () => {
    const { members } = await laptop.ask('members.list', undefined);
    return members.some((member) => member.name === name);
  }, `somebody is called ${name}`);
const roleOf = async (laptop: Laptop) => (await laptop.status()).role;
const hasRole = (laptop: Laptop, role: Role) => waitFor(async () => (await roleOf(laptop)) === role, `is ${role}`);

describe('joining', () => {
  it('[SR17] takes one link, and edits go both ways', async () => {
    await write(olive, 'from the owner');
    const { link } = await invite('editor');
    const bea = await join(link);
    await arrives(bea, 'from the owner');
    await write(bea, 'from bea');
    await arrives(olive, 'from bea');
    await isCalled(olive, 'Bea van Dam');
    const { members } = await olive.ask('members.list', undefined);
    expect(members).toMatchObject([
      { role: 'editor', isSelf: false },
      { account: 'olive', role: 'owner', isSelf: true },
    ]);
  });

  it('[SR18] makes the link worthless for everybody else, and keeps the password on this computer', async () => {
    const { account, link } = await invite('editor');
    const bea = await join(link);
    const eve = await start();
    expect(await eve.tell('invites.join', { text: link, name: 'Eve' })).toMatchObject({
      error: { code: 'invite-used' },
    });
    expect((await olive.ask('members.list', undefined)).owners?.invites).toMatchObject([{ account, state: 'used' }]);
    expect(await olive.tell('invites.show', { account })).toMatchObject({ error: { code: 'invite-used' } });
    await bea.restart();
    await bea.upToDate();
  });

  it('[SR19] goes on with the same link after it was interrupted anywhere', async () => {
    const { link } = await invite('editor');
    const bea = await start();
    const ask = { text: link, name: 'Bea', copyLocalNotes: true } as const;
    // The connection breaks just behind the change of the password: the answer to it never comes.
    const { origin } = new URL(kit.hub.url);
    for (const fails of ['before', 'after'] as const) {
      const profileDir = bea.profileDir;
      await bea.close();
      const broken: typeof fetch = async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : input);
        const isChange = url.pathname.startsWith('/_users') && init?.method === 'PUT';
        if (isChange && fails === 'before') throw new TypeError('fetch failed');
        const answer = await fetch(input, init);
        if (isChange) throw new TypeError('fetch failed');
        return answer;
      };
      const cut = await start({ profileDir, fetch: broken });
      expect(await cut.tell('invites.join', ask)).toMatchObject({ error: { code: 'server-unreachable' } });
      await cut.close();
      expect(origin).toBe(kit.hub.url);
    }
    const again = await start({ profileDir: bea.profileDir });
    expect(await again.tell('invites.join', ask)).toMatchObject({ ok: true, value: { kind: 'connected' } });
    await again.upToDate();
    await again.restart();
    await again.upToDate();
  });

  it('[SR16] refuses what has run out before it asks the server', async () => {
    const { link } = await invite('editor', 1);
    const asked: string[] = [];
    const late = await start({
      now: () => Date.now() + 86_400_001,
      fetch: (input) => {
        asked.push(String(input));
        return Promise.reject(new TypeError('no'));
      },
    });
    expect(await late.tell('invites.read', { text: link })).toMatchObject({ error: { code: 'invite-expired' } });
    expect(await late.tell('invites.join', { text: link, name: 'Late' })).toMatchObject({
      error: { code: 'invite-expired' },
    });
    expect(asked).toEqual([]);
  });

  it('[SR20] without a safe place for passwords takes one that the person chose', async () => {
    const { account, link } = await invite('editor');
    const secrets = { isSafe: false, seal: () => new Uint8Array(), open: () => undefined };
    const bea = await start({ secrets });
    expect(await bea.ask('invites.read', { text: link })).toMatchObject({ needsPassword: true, isInsecure: false });
    expect(await bea.tell('invites.join', { text: link, name: 'Bea' })).toMatchObject({
      error: { code: 'invalid-input' },
    });
    await bea.ask('invites.join', { text: link, name: 'Bea', password: 'my own', copyLocalNotes: true });
    const chosen = kit.as(account, 'my own');
    expect((await chosen.ask('GET', '/_session')).status).toBe(200);
  });
});

describe('owners', () => {
  it('[SR21] take an invite back: nobody gets in with it, and the account is free for another', async () => {
    const { account, link } = await invite('editor');
    const { owners } = await olive.ask('members.list', undefined);
    expect(owners).toMatchObject({ invites: [{ account, state: 'open', label: 'Bea' }], seatsLeft: 2 });
    expect((await olive.ask('invites.show', { account })).link).toBe(link);
    await olive.ask('invites.revoke', { account });
    const eve = await start();
    expect(await eve.tell('invites.join', { text: link, name: 'Eve' })).toMatchObject({
      error: { code: 'invite-used' },
    });
    expect((await olive.ask('members.list', undefined)).owners).toEqual({ invites: [], seatsLeft: 3 });
  });

  it('[SR22] withdraw what has run out by looking at the list', async () => {
    const { account } = await invite('editor', 1);
    await olive.close();
    const later = await start({ profileDir: olive.profileDir, now: () => Date.now() + 86_400_001 });
    await waitFor(async () => (await later.status()).phase.state === 'live', 'live');
    expect((await later.ask('members.list', undefined)).owners).toMatchObject({ invites: [{ state: 'expired' }] });
    const security = JSON.stringify(await kit.json(`/${DATABASE}/_security`));
    expect(security).not.toContain(account);
    expect((await later.ask('members.list', undefined)).owners).toEqual({ invites: [], seatsLeft: 3 });
  });

  it('[SR23] run out of accounts with a word, until more are made', async () => {
    for (let n = 0; n < 3; n += 1) await invite('editor');
    expect(await olive.tell('invites.create', { role: 'editor', label: '', days: 1 })).toMatchObject({
      error: { code: 'no-seats' },
    });
    await kit.mend();
    await invite('editor');
  });

  it('[SR24] alone can invite and change roles, and one is always left', async () => {
    const bea = await join((await invite('editor')).link);
    await bea.upToDate();
    const refused = { error: { code: 'owner-needed' } };
    expect(await bea.tell('invites.create', { role: 'editor', label: '', days: 1 })).toMatchObject(refused);
    expect(await bea.tell('members.setRole', { account: 'olive', role: 'reader' })).toMatchObject({
      error: { code: 'last-owner' },
    });
    expect(await bea.tell('members.remove', { account: 'bob' })).toMatchObject(refused);
    expect((await bea.ask('members.list', undefined)).owners).toBeUndefined();
    const last = await olive.tell('members.setRole', { account: 'olive', role: 'editor' });
    expect(last).toMatchObject({ error: { code: 'last-owner' } });
    const self = (await bea.ask('members.list', undefined)).members.find(({ isSelf }) => isSelf);
    await olive.ask('members.setRole', { account: self?.account ?? '', role: 'owner' });
    expect((await bea.ask('members.list', undefined)).owners).toMatchObject({ seatsLeft: 2 });
    await bea.ask('members.setRole', { account: 'olive', role: 'editor' });
  });
});

describe('roles', () => {
  it('[SR25] let a reader read, and refuse every edit before it is made', async () => {
    const window = await write(olive, 'to be read');
    const bea = await join((await invite('reader')).link);
    await arrives(bea, 'to be read');
    await hasRole(bea, 'reader');
    const refused = { error: { code: 'read-only' } };
    expect(await bea.tell('notes.create', undefined)).toMatchObject(refused);
    expect(await bea.tell('notes.trash', { id: window.id })).toMatchObject(refused);
    await waitFor(async () => (await bea.status()).waiting === 0, 'nothing waits');
    expect((await bea.status()).parked).toBe(0);
    await isCalled(olive, 'Bea van Dam');
  });

  it('[SR26] taken away leave what was not sent here, to be copied into a private workspace, and given back send it', async () => {
    const bea = await join((await invite('editor')).link);
    await bea.upToDate();
    const { account } = (await bea.ask('members.list', undefined)).members.find(({ isSelf }) => isSelf) ?? {};
    kit.hub.faults.set([{ match: { user: account ?? '' }, times: 100, then: { status: 503 } }]);
    await waitFor(async () => (await bea.status()).phase.state !== 'live', 'offline');
    await write(bea, 'never sent');
    await bea.engine.flush();
    await olive.ask('members.setRole', { account: account ?? '', role: 'reader' });
    kit.hub.faults.set([]);
    await bea.ask('sync.retry', undefined);
    await hasRole(bea, 'reader');
    await waitFor(async () => (await bea.status()).parked > 0, 'it was refused');
    expect(await bea.ask('workspace.keepCopy', undefined)).toEqual({ notes: 1, workspace: 'Personal' });
    await olive.ask('members.setRole', { account: account ?? '', role: 'editor' });
    await bea.ask('sync.retry', undefined);
    await arrives(olive, 'never sent');
    await bea.ask('workspace.disconnect', undefined);
  });

  it('[SR27] taken away altogether need a person, and every note stays', async () => {
    await write(olive, 'shared');
    const bea = await join((await invite('editor')).link);
    await arrives(bea, 'shared');
    const { account } = (await bea.ask('members.list', undefined)).members.find(({ isSelf }) => isSelf) ?? {};
    await olive.ask('members.remove', { account: account ?? '' });
    await bea.ask('sync.retry', undefined);
    await waitFor(async () => {
      const { phase } = await bea.status();
      return phase.state === 'needs-you' && phase.reason === 'no-permission';
    }, 'needs a person');
    expect(await bodies(bea)).toContain('shared');
  });
});
