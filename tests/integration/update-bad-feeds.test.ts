import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateState } from '../../core/contract/update-commands.ts';
import { MANIFEST_NAME, type Release, SIGNATURE_NAME, spellRelease } from '../../core/update/release.ts';
import {
  createReleaseKeys,
  createTestFeed,
  type FeedReply,
  markOf,
  releaseOf,
  signatureOf,
  type TestFeed,
} from '../support/update-feed.ts';
import { createUpdaterUnderTest } from '../support/updater-under-test.ts';

const keys = createReleaseKeys();
const otherKeys = createReleaseKeys();
const content = new Uint8Array(50_000).fill(7);
const other = new Uint8Array(50_000).fill(8);
const packageName = 'commonplace-1.2.0-x64.AppImage';

/** Announces text or bytes as they are, with a signature that is good for them. */
function announceText(feed: TestFeed, text: string | Uint8Array): void {
  feed.serve(MANIFEST_NAME, text);
  feed.serve(SIGNATURE_NAME, signatureOf(text, keys));
}

const announce =
  (change: Partial<Release>, body = content) =>
  (feed: TestFeed) =>
    feed.announce(releaseOf(content, change), body, keys);

/** The good feed, with another answer under one name. */
const answering = (name: string, reply: FeedReply) => (feed: TestFeed) => {
  announce({})(feed);
  feed.serve(name, reply);
};

const status =
  (code: number, headers: Record<string, string> = {}): FeedReply =>
  (response) =>
    void response.writeHead(code, headers).end('moved or missing');

/** The answer is elsewhere on the same server, and there it is right. */
const redirecting = (name: string, code: number) => (feed: TestFeed) => {
  const release = releaseOf(content);
  announce({})(feed);
  const right: Record<string, string | Uint8Array> = {
    [MANIFEST_NAME]: spellRelease(release),
    [SIGNATURE_NAME]: signatureOf(spellRelease(release), keys),
    [packageName]: content,
  };
  feed.serve('elsewhere', right[name] ?? '');
  feed.serve(name, status(code, { location: '/feed/elsewhere' }));
};

/** Sends the head and then a byte now and then, for ever. */
const trickling: FeedReply = (response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write('{'), 50);
  response.once('close', () => clearInterval(timer));
};

const silent: FeedReply = () => undefined;

const cutOff: FeedReply = (response) => {
  response.writeHead(200, { 'content-length': content.byteLength });
  response.write(content.subarray(0, 1000), () => response.destroy());
};

const endless: FeedReply = (response) => {
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write(content));
  };
  response.on('drain', more);
  more();
};

const html = '<!doctype html><title>Sign in to the hotel network</title>';
const goodText = spellRelease(releaseOf(content));
const goodSignature = signatureOf(goodText, keys);

interface BadFeed {
  readonly title: string;
  readonly spoil: (feed: TestFeed) => void;
  readonly ends: string;
}

const bad = (title: string, ends: string, spoil: BadFeed['spoil']): BadFeed => ({ title, ends, spoil });

const badFeeds: readonly BadFeed[] = [
  bad('a lower version', 'up-to-date', announce({ version: '1.0.9' })),
  bad('the same version', 'up-to-date', announce({ version: '1.1.0' })),
  bad('the same version with another package', 'up-to-date', (feed) =>
    feed.announce(releaseOf(other, { version: '1.1.0' }), other, keys),
  ),
  bad('a pre-release of the installed version', 'up-to-date', announce({ version: '1.1.0-rc.9' })),
  bad('no signature', 'offline', answering(SIGNATURE_NAME, status(404))),
  bad('an empty signature', 'refused', answering(SIGNATURE_NAME, '')),
  bad('a signature that is no base64', 'refused', answering(SIGNATURE_NAME, '*'.repeat(88))),
  bad('a truncated signature', 'refused', answering(SIGNATURE_NAME, goodSignature.slice(0, 60))),
  bad('a signature with more behind it', 'refused', answering(SIGNATURE_NAME, `${goodSignature}${goodSignature}`)),
  bad('a signature by another key', 'refused', answering(SIGNATURE_NAME, signatureOf(goodText, otherKeys))),
  bad('a signature over other bytes', 'refused', answering(SIGNATURE_NAME, signatureOf(`${goodText} `, keys))),
  bad('a signature of zeros', 'refused', answering(SIGNATURE_NAME, `${'A'.repeat(86)}==`)),
  bad('a manifest that was changed after signing', 'refused', (feed) => {
    announce({})(feed);
    feed.serve(MANIFEST_NAME, goodText.replace('1.2.0', '1.3.0'));
  }),
  bad('another channel', 'refused', announce({ channel: 'nightly' })),
  bad('packages for another platform only', 'available', (feed) =>
    feed.announce(releaseOf(content, {}, { platform: 'win32' }), content, keys),
  ),
  bad('packages of another kind only', 'available', (feed) =>
    feed.announce(releaseOf(content, {}, { kind: 'rpm' }), content, keys),
  ),
  ...[MANIFEST_NAME, SIGNATURE_NAME].flatMap((name) =>
    [301, 302, 307, 308].map((code) => bad(`${code} for ${name}`, 'offline', redirecting(name, code))),
  ),
  ...[301, 302, 307, 308].map((code) =>
    bad(`${code} for the package`, 'available, offline', redirecting(packageName, code)),
  ),
  ...[204, 404, 429, 500, 503].flatMap((code) => [
    bad(`${code} for the manifest`, 'offline', answering(MANIFEST_NAME, status(code))),
    bad(`${code} for the package`, 'available, offline', answering(packageName, status(code))),
  ]),
  bad('a truncated manifest', 'refused', answering(MANIFEST_NAME, goodText.slice(0, 200))),
  bad('a truncated manifest that is signed', 'refused', (feed) => announceText(feed, goodText.slice(0, 200))),
  bad('a huge manifest', 'offline', (feed) => announceText(feed, `${goodText}${' '.repeat(1_000_000)}`)),
  bad('an endless manifest', 'offline', answering(MANIFEST_NAME, endless)),
  bad('an endless signature', 'offline', answering(SIGNATURE_NAME, endless)),
  bad('a web page as the manifest', 'refused', answering(MANIFEST_NAME, html)),
  bad('a web page for everything', 'refused', (feed) => {
    for (const name of [MANIFEST_NAME, SIGNATURE_NAME, packageName]) feed.serve(name, html);
  }),
  bad('no manifest but something else that is signed', 'refused', (feed) => announceText(feed, html)),
  bad('a manifest that trickles', 'offline', answering(MANIFEST_NAME, trickling)),
  bad('a signature that trickles', 'offline', answering(SIGNATURE_NAME, trickling)),
  bad('a package that trickles', 'available, offline', answering(packageName, trickling)),
  bad('a manifest that never comes', 'offline', answering(MANIFEST_NAME, silent)),
  bad('a package that never comes', 'available, offline', answering(packageName, silent)),
  bad('a package that is cut off', 'available, offline', answering(packageName, cutOff)),
  bad('a package that is too short', 'available, wrong-file', answering(packageName, content.subarray(0, 49_999))),
  bad('a package that is too long', 'available, wrong-file', answering(packageName, new Uint8Array(50_001).fill(7))),
  bad('an endless package', 'available, wrong-file', answering(packageName, endless)),
  bad('another package of the same size', 'available, wrong-file', answering(packageName, other)),
  bad('a package with one bit turned', 'available, wrong-file', answering(packageName, content.with(25_000, 6))),
  bad('an empty package', 'available, wrong-file', answering(packageName, '')),
  bad('a web page as the package', 'available, wrong-file', answering(packageName, html)),
  bad('a right latest.yml, and another package than was signed', 'available, wrong-file', (feed) => {
    announce({}, other)(feed);
    feed.serve('latest-linux.yml', `version: 1.2.0\npath: ${packageName}\nsha512: ${markOf(other).sha512}\n`);
  }),
  bad('a latest.yml alone', 'offline', (feed) => {
    feed.serve('latest-linux.yml', `version: 1.2.0\npath: ${packageName}\nsha512: ${markOf(content).sha512}\n`);
    feed.serve(packageName, content);
  }),
  bad('a roll-out of nothing', 'up-to-date', announce({ rollout: 0 })),
  bad('a format of the future', 'refused', (feed) =>
    announceText(feed, spellRelease({ ...releaseOf(content), format: 2 })),
  ),
  bad('a minimum version above the installed one', 'available', announce({ minimumVersion: '1.1.5' })),
  bad('a key of the manifest that is there twice', 'refused', (feed) =>
    announceText(feed, goodText.replace('"format": 1,', '"format": 1,\n  "rollout": 0,')),
  ),
  bad('a manifest that is not UTF-8', 'refused', (feed) => {
    const bytes = new TextEncoder().encode(goodText);
    announceText(feed, bytes.with(bytes.indexOf(0x4e), 0xff));
  }),
  bad('a manifest in UTF-16', 'refused', (feed) =>
    announceText(feed, new Uint8Array(Buffer.from(goodText, 'utf16le'))),
  ),
  ...['../packages.exe', '..\\x.exe', '/etc/passwd', 'https://other.invalid/x', '.', ''].map((name) =>
    bad(`a package named “${name}”`, 'refused', (feed) =>
      announceText(feed, spellRelease(releaseOf(content, {}, { name }))),
    ),
  ),
];

/** The state, and why a download did not come to its end. */
function endOf(state: UpdateState): string {
  return state.state === 'available' && state.lastTry !== undefined ? `${state.state}, ${state.lastTry}` : state.state;
}

describe('feeds', () => {
  let feed: TestFeed;
  beforeEach(async () => {
    feed = await createTestFeed();
  });
  afterEach(() => feed.close());

  const underTest = (change = {}) =>
    createUpdaterUnderTest({ url: feed.url, channel: 'stable', keys: [keys.shown] }, change);

  it('[UP6] a good one is downloaded, checked and installed once; latest.yml is never asked for', async () => {
    feed.announce(releaseOf(content), content, keys);
    feed.serve('latest-linux.yml', 'version: 9.9.9\npath: evil.AppImage\n');
    const test = underTest();
    expect(await test.takeAll()).toMatchObject({ state: 'ready', version: '1.2.0' });
    expect(test.installs).toEqual([expect.objectContaining({ version: '1.2.0', name: packageName })]);
    expect(feed.asked).toEqual([MANIFEST_NAME, SIGNATURE_NAME, packageName]);
    await test.close();
  });

  it(`[UP6] there are ${badFeeds.length} bad ones, each unlike the others`, () => {
    expect(new Set(badFeeds.map(({ title }) => title)).size).toBe(badFeeds.length);
    expect(badFeeds.length).toBeGreaterThan(60);
  });

  it.each(badFeeds)('[UP6] $title: nothing is installed, and it is $ends', async ({ spoil, ends }) => {
    spoil(feed);
    const test = underTest();
    const state = await test.takeAll();
    expect(test.installs).toEqual([]);
    expect(endOf(state)).toBe(ends);
    await test.close();
  });

  it('[UP5] before the signature is found good nothing but the manifest is asked for', async () => {
    answering(SIGNATURE_NAME, signatureOf(goodText, otherKeys))(feed);
    const test = underTest();
    await test.takeAll();
    expect(feed.asked).toEqual([MANIFEST_NAME, SIGNATURE_NAME]);
    await test.close();
  });

  it('[UP5] either of two keys is good, so that one can take over from the other', async () => {
    const both = { url: feed.url, channel: 'stable', keys: [keys.shown, otherKeys.shown] };
    for (const signer of [keys, otherKeys]) {
      feed.announce(releaseOf(content), content, signer);
      const test = createUpdaterUnderTest(both);
      expect(await test.takeAll()).toMatchObject({ state: 'ready' });
      await test.close();
    }
  });

  it('[UP5] a key of another kind, or none at all, signs nothing', async () => {
    feed.announce(releaseOf(content), content, keys);
    for (const key of ['', 'AAAA', Buffer.from('no key').toString('base64')]) {
      const test = createUpdaterUnderTest({ url: feed.url, channel: 'stable', keys: [key] });
      expect(await test.takeAll()).toEqual({ state: 'refused', reason: 'signature' });
      expect(test.installs).toEqual([]);
      await test.close();
    }
  });
});
