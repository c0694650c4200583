import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { InterfaceLanguage } from '../../core/messages/language.ts';
import { contentPolicy } from './content-policy.ts';

/** What the build writes beside the page: the names of all its files, relative, with forward slashes. */
const manifest = v.object({ files: v.array(v.string()) });

/** Stands in `index.html` wherever the nonce of a load belongs. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The files of the built page, as answers to requests. */
export interface Resources {
  /** The file that `url` names, or 404 for any name that the build did not list. Reads only, so GET and HEAD only. */
  respond(method: string, url: string): Promise<Response>;
}

/** Stands in `index.html` where it says what language the page speaks from its first word. */
const LANGUAGE_PLACEHOLDER = '<html lang="en"';

/** How the files of a page are served. */
export interface Serving {
  readonly host: string;
  /** What the page may load and do, for one load of it. */
  readonly policy: (nonce: string) => string;
  readonly language: () => InterfaceLanguage;
}

/** Reads the manifest of the page built into `root`. Rejects when there is none: the app was not built. */
export async function readResources(root: string, serving: Serving): Promise<Resources> {
  const text = await readFile(path.join(root, 'manifest.json'), 'utf8');
  const names = new Set(v.parse(manifest, JSON.parse(text)).files);
  return {
    async respond(method, url) {
      const name = nameOf(url, serving.host);
      if (!names.has(name)) return plain(404, 'not found');
      if (method !== 'GET' && method !== 'HEAD') return plain(405, 'method not allowed');
      return fileResponse(name, await readFile(path.join(root, name)), serving);
    },
  };
}

/** The name of a file as the manifest spells it. Never a path to be resolved: it is only looked up. */
function nameOf(url: string, host: string): string {
  if (!URL.canParse(url)) return '';
  const parsed = new URL(url);
  if (parsed.host !== host) return '';
  return parsed.pathname === '/' ? 'index.html' : parsed.pathname.slice(1);
}

function fileResponse(name: string, content: Buffer, { policy, language }: Serving): Response {
  const nonce = randomBytes(16).toString('base64');
  const type = CONTENT_TYPES[path.extname(name)] ?? 'application/octet-stream';
  const body = name.endsWith('.html')
    ? content
        .toString('utf8')
        .replaceAll(NONCE_PLACEHOLDER, nonce)
        .replace(LANGUAGE_PLACEHOLDER, `<html lang="${language()}"`)
    : new Uint8Array(content);
  return new Response(body, { headers: { ...headers(policy(nonce)), 'content-type': type } });
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...headers(contentPolicy('')), 'content-type': 'text/plain' } });
}

const headers = (policy: string): Record<string, string> => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
});
