import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Resources, readResources, type Serving } from './app-resources.ts';
import { contentPolicy } from './content-policy.ts';

const SERVING: Serving = { host: 'commonplace', policy: contentPolicy, language: () => 'nl' };
const PAGE = '<html lang="en"><meta name="csp-nonce" content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>';

describe('the files of the page', () => {
  let root: string;
  let resources: Resources;
  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'app-resources-'));
    fs.mkdirSync(path.join(root, 'assets'));
    fs.writeFileSync(path.join(root, 'index.html'), PAGE);
    fs.writeFileSync(path.join(root, 'assets/main-1.js'), 'export {};');
    fs.writeFileSync(path.join(root, 'secret.txt'), 'not listed');
    fs.writeFileSync(path.join(root, 'manifest.json'), '{"files":["index.html","assets/main-1.js"]}');
    resources = await readResources(root, SERVING);
  });
  afterAll(() => fs.rmSync(root, { recursive: true }));
  const get = (url: string): Promise<Response> => resources.respond('GET', url);

  it('[SH4] serves the page under / and its files by name, typed and not to be sniffed', async () => {
    const script = await get('app://commonplace/assets/main-1.js');
    expect([script.status, script.headers.get('content-type'), script.headers.get('x-content-type-options')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'nosniff',
    ]);
    expect(await script.text()).toBe('export {};');
    expect((await get('app://commonplace/')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it.each([
    'app://commonplace/secret.txt',
    'app://commonplace/manifest.json',
    'app://commonplace/assets/../secret.txt',
    'app://commonplace/assets/%2e%2e/secret.txt',
    'app://commonplace/assets%2fmain-1.js',
    'app://commonplace/..%2f..%2f..%2fetc%2fpasswd',
    'app://commonplace//etc/passwd',
    'app://commonplace/__proto__',
    'app://other/index.html',
    'app://commonplace.example/index.html',
    'nonsense',
  ])('[SH4] answers 404 to %s', async (url) => {
    const response = await get(url);
    expect([response.status, await response.text()]).toEqual([404, 'not found']);
  });

  it('[SH4] is for reading only', async () => {
    expect((await resources.respond('POST', 'app://commonplace/index.html')).status).toBe(405);
  });

  it('[SH5] gives each load a nonce of its own, the same in the page and in its policy', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 20; load += 1) {
      const response = await get('app://commonplace/index.html');
      const nonce = /'nonce-([A-Za-z0-9+/=]{22,})'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
      expect(await response.text()).toBe(PAGE.replace('"en"', '"nl"').replaceAll('__CSP_NONCE__', nonce ?? 'none'));
      nonces.add(nonce ?? 'none');
    }
    expect(nonces.size).toBe(20);
  });

  it('[SH5] sends a policy without network, frames, eval or inline scripts', async () => {
    const policy = (await get('app://commonplace/')).headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'none'", "frame-src 'none'"]),
    );
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
  });

  it('[SH4] rejects a folder without a manifest', async () => {
    await expect(readResources(path.join(root, 'assets'), SERVING)).rejects.toThrow();
  });
});
