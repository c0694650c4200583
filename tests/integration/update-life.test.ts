import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateHandlers } from '../../main/update/update-handlers.ts';
import type { UpdaterPorts } from '../../main/update/ports.ts';
import { createReleaseKeys, createTestFeed, releaseOf, type TestFeed } from '../support/update-feed.ts';
import { createUpdaterUnderTest, type UpdaterUnderTest } from '../support/updater-under-test.ts';
import { waitFor } from '../support/wait-for.ts';

const keys = createReleaseKeys();
const content = new Uint8Array(50_000).fill(7);
const DAY_MS = 86_400_000;

describe('the updater', () => {
  let feed: TestFeed;
  const started: UpdaterUnderTest[] = [];
  beforeEach(async () => {
    feed = await createTestFeed();
  });
  afterEach(async () => {
    for (const each of started.splice(0)) await each.close();
    await feed.close();
  });

  const underTest = (change: Partial<UpdaterPorts> = {}): UpdaterUnderTest => {
    const test = createUpdaterUnderTest({ url: feed.url, channel: 'stable', keys: [keys.shown] }, change);
    started.push(test);
    return test;
  };
  const announce = (version: string, body = content): void => feed.announce(releaseOf(body, { version }), body, keys);

  /** Lets the set timer run out, and waits for the check that it begins. */
  const timeOut = async ({ timer, updater }: UpdaterUnderTest): Promise<void> => {
    timer()?.run();
    await updater.check();
  };

  it('[UP8] looks half a minute after the start at the earliest, and then daily', async () => {
    const test = underTest();
    expect(test.timer()).toBeUndefined();
    test.updater.start();
    expect(test.timer()?.delayMs).toBeGreaterThanOrEqual(30_000);
    expect(feed.asked).toEqual([]);
    announce('1.1.0');
    await timeOut(test);
    expect(test.updater.state).toEqual({ state: 'up-to-date', checkedMs: 1_000_000 });
    expect(test.timer()?.delayMs).toBe(DAY_MS);
  });

  it('[UP8] asks rarely and more rarely while nobody answers, and daily again after an answer', async () => {
    const test = underTest();
    test.updater.start();
    const pauses: (number | undefined)[] = [];
    for (let failures = 1; failures <= 12; failures += 1) {
      await timeOut(test);
      pauses.push(test.timer()?.delayMs);
    }
    expect(pauses.slice(0, 3)).toEqual([300_000, 600_000, 1_200_000]);
    expect(pauses.at(-1)).toBe(DAY_MS);
    expect(test.updater.state).toEqual({ state: 'offline', nextTryMs: 1_000_000 + DAY_MS });
    announce('1.1.0');
    await timeOut(test);
    expect(test.timer()?.delayMs).toBe(DAY_MS);
    expect(test.errors).toEqual([]);
  });

  it('[UP8] a version that was found stays on offer while the feed is out of reach', async () => {
    announce('1.2.0');
    const test = underTest();
    await test.updater.check();
    feed.serve('commonplace-release.json', (response) => void response.writeHead(500).end());
    await test.updater.check();
    expect(test.updater.state).toMatchObject({ state: 'available', version: '1.2.0' });
  });

  it.each<[string, Partial<UpdaterPorts>]>([
    ['in safe mode', { isSafeMode: true }],
    ['without a key', { feed: { url: 'https://x.invalid/', channel: 'stable', keys: [] } }],
    ['in a development build', { installed: undefined }],
    ['over plain http', { feed: { url: 'http://192.0.2.1/feed/', channel: 'stable', keys: [keys.shown] } }],
    ['over another protocol', { feed: { url: 'file:///feed/', channel: 'stable', keys: [keys.shown] } }],
    ['with a password in the address', { feed: { url: 'https://a:b@x.invalid/', channel: 'stable', keys: ['x'] } }],
  ])('[UP9] %s it fetches nothing', async (_title, change) => {
    announce('1.2.0');
    let fetches = 0;
    const counting: typeof fetch = (...args) => {
      fetches += 1;
      return fetch(...args);
    };
    const test = underTest({ fetch: counting, ...change });
    test.updater.start();
    expect(test.timer()).toBeUndefined();
    expect((await test.takeAll()).state).toBe('off');
    expect([fetches, test.installs.length]).toEqual([0, 0]);
  });

  it('[UP7] installs nothing without consent, nor with one that was taken back', async () => {
    announce('1.2.0');
    const test = underTest();
    const call = updateHandlers(test.updater);
    await call['updates.check'](undefined, 1);
    await call['updates.download'](undefined, 1);
    await waitFor(() => test.updater.state.state === 'ready', 'the download');
    await test.updater.installAtQuit();
    await call['updates.installOnQuit']({ consent: true }, 1);
    await call['updates.installOnQuit']({ consent: false }, 1);
    await test.updater.installAtQuit();
    expect(test.installs).toEqual([]);
    await call['updates.installOnQuit']({ consent: true }, 1);
    await test.updater.installAtQuit();
    expect(test.installs).toHaveLength(1);
  });

  it('[UP7] installs nothing when the file was changed after it had been checked', async () => {
    announce('1.2.0');
    const test = underTest();
    await test.updater.check();
    test.updater.download();
    await waitFor(() => test.updater.state.state === 'ready', 'the download');
    test.updater.setConsent(true);
    writeFileSync(join(test.dir, 'packages', 'commonplace-1.2.0-x64.AppImage'), content.with(1, 1));
    await test.updater.installAtQuit();
    expect(test.installs).toEqual([]);
    expect(test.errors.join()).toContain('its file was changed');
  });

  it('[UP4] takes nothing below what was announced once, also after a restart', async () => {
    announce('1.3.0');
    const first = underTest();
    await first.updater.check();
    await first.updater.close();
    announce('1.2.0');
    const second = underTest({ dir: first.dir });
    expect(await second.takeAll()).toEqual({ state: 'refused', reason: 'rolled-back' });
    expect(second.installs).toEqual([]);
    announce('1.3.1');
    const third = underTest({ dir: first.dir });
    expect(await third.takeAll()).toMatchObject({ state: 'ready', version: '1.3.1' });
  });

  it('[UP4] a memory that cannot be read begins anew', async () => {
    const first = underTest();
    announce('1.2.0');
    await first.updater.check();
    writeFileSync(join(first.dir, 'memory.json'), '{"highestSeen":9}');
    const second = underTest({ dir: first.dir });
    expect(await second.takeAll()).toMatchObject({ state: 'ready' });
    expect(JSON.parse(readFileSync(join(first.dir, 'memory.json'), 'utf8'))).toMatchObject({ highestSeen: '1.2.0' });
  });

  it('[UP14] what was downloaded before a restart is not downloaded again; what is left of others is removed', async () => {
    announce('1.2.0');
    const first = underTest();
    await first.takeAll();
    const asked = feed.asked.length;
    const second = underTest({ dir: first.dir });
    expect(await second.takeAll()).toMatchObject({ state: 'ready' });
    expect(feed.asked.length - asked).toBe(2);
    announce('1.3.0');
    const third = underTest({ dir: first.dir });
    await third.takeAll();
    expect(readdirSync(join(first.dir, 'packages'))).toEqual(['commonplace-1.3.0-x64.AppImage']);
  });

  it('[UP14] a newer version that is found during a download takes over from it', async () => {
    announce('1.2.0');
    const test = underTest();
    await test.updater.check();
    let release = (): void => undefined;
    feed.serve('commonplace-1.2.0-x64.AppImage', (response) => {
      release = () => void response.writeHead(200).end(content);
    });
    test.updater.download();
    await waitFor(() => feed.asked.at(-1) === 'commonplace-1.2.0-x64.AppImage', 'the download to begin');
    announce('1.3.0');
    await test.updater.check();
    expect(test.updater.state).toMatchObject({ state: 'available', version: '1.3.0' });
    test.updater.download();
    release();
    await waitFor(() => test.updater.state.state === 'ready', 'the second download');
    test.updater.setConsent(true);
    await test.updater.installAtQuit();
    expect(test.installs).toEqual([expect.objectContaining({ version: '1.3.0' })]);
  });

  it('[UP14] a disk that refuses is said, and the version stays on offer', async () => {
    announce('1.2.0');
    const test = underTest();
    await test.updater.check();
    writeFileSync(join(test.dir, 'packages'), 'a file where a folder has to be');
    test.updater.download();
    await waitFor(() => test.updater.state.state === 'available', 'the failure');
    expect(test.updater.state).toMatchObject({ lastTry: 'disk' });
  });

  it.each(['deb', 'rpm'] as const)(
    '[UP10] a %s is told of the version and how to install it, no more',
    async (kind) => {
      const name = `commonplace-1.2.0.${kind}`;
      feed.announce(releaseOf(content, {}, { name, kind }), content, keys);
      const test = underTest({ installed: { version: '1.1.0', platform: 'linux', arch: 'x64', kind } });
      const way = { kind: 'package-manager', package: kind, file: name, url: `${feed.url}${name}` };
      expect(await test.takeAll()).toMatchObject({ state: 'available', version: '1.2.0', way });
      expect(feed.asked).not.toContain(name);
      expect(test.installs).toEqual([]);
      expect(existsSync(join(test.dir, 'packages'))).toBe(false);
    },
  );

  it('[UP8] closing ends whatever is under way', async () => {
    feed.serve('commonplace-release.json', () => undefined);
    const test = underTest({ limits: { answerMs: 600_000, idleMs: 600_000, bytesPerSecond: 1 } });
    const checking = test.updater.check();
    await waitFor(() => feed.asked.length === 1, 'the question');
    await test.updater.close();
    await checking;
    expect(test.timer()).toBeUndefined();
  });
});
