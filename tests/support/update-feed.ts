import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  MANIFEST_NAME,
  type Release,
  type ReleaseFile,
  SIGNATURE_NAME,
  spellRelease,
} from '../../core/update/release.ts';

/** What a feed answers under one name: a body, or whatever a test does with the response. */
export type FeedReply = string | Uint8Array | ((response: ServerResponse) => void);

/** A pair of keys that releases are signed with. */
export interface ReleaseKeys {
  readonly secret: KeyObject;
  /** As the app has it: base64 of SPKI DER. */
  readonly shown: string;
}

/** Fresh keys. */
export function createReleaseKeys(): ReleaseKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { secret: privateKey, shown: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') };
}

/** A detached signature as it lies in a feed. */
export const signatureOf = (content: string | Uint8Array, { secret }: ReleaseKeys): string =>
  sign(null, typeof content === 'string' ? new TextEncoder().encode(content) : content, secret).toString('base64');

/** What a manifest says of a package with this content. */
export function markOf(content: Uint8Array): { sha512: string; sizeBytes: number } {
  return { sha512: createHash('sha512').update(content).digest('base64'), sizeBytes: content.byteLength };
}

/** A release whose one package fits an AppImage on 64-bit Linux, unless `fileChange` says otherwise. */
export function releaseOf(
  content: Uint8Array,
  change: Partial<Release> = {},
  fileChange: Partial<ReleaseFile> = {},
): Release {
  const version = change.version ?? '1.2.0';
  const name = `commonplace-${version}-x64.AppImage`;
  const file = { name, ...markOf(content), platform: 'linux', arch: 'x64', kind: 'appimage', ...fileChange };
  return {
    format: 1,
    version,
    channel: 'stable',
    releasedAt: '2030-12-31T10:00:00.000Z',
    rollout: 100,
    notes: '- Notes open faster.\n- A mistake in lists is gone.',
    files: [file],
    ...change,
  };
}

/** A feed on this computer that answers what it was told, and counts what it was asked. */
export interface TestFeed {
  readonly url: string;
  /** Every name that was asked for, in order. */
  readonly asked: readonly string[];
  serve(name: string, reply: FeedReply): void;
  /** Announces a release, signed, with its package. */
  announce(release: Release, content: Uint8Array, keys: ReleaseKeys): void;
  close(): Promise<void>;
}

/** Starts an empty feed: everything is 404. */
export async function createTestFeed(): Promise<TestFeed> {
  const replies = new Map<string, FeedReply>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice('/feed/'.length);
    asked.push(name);
    const reply = replies.get(name);
    if (reply === undefined) response.writeHead(404).end('not here');
    else if (typeof reply === 'function') reply(response);
    else response.writeHead(200).end(reply);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serve = (name: string, reply: FeedReply): void => void replies.set(name, reply);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed/`,
    asked,
    serve,
    announce(release, content, keys) {
      const text = spellRelease(release);
      serve(MANIFEST_NAME, text);
      serve(SIGNATURE_NAME, signatureOf(text, keys));
      for (const { name } of release.files) serve(name, content);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
