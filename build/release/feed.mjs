import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

/**
 * Where releases are announced and which public keys the app checks them with: the file that is compiled into the app.
 * @returns {{ url: string, channel: string, keys: string[] }}
 */
export function readFeed() {
  return JSON.parse(fs.readFileSync(path.join(root, 'main/update/feed.json'), 'utf8'));
}
