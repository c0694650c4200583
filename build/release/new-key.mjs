import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../paths.mjs';

// Makes a key for signing releases: `node build/release/new-key.mjs FILE`. The private half goes into FILE, outside of the
// checkout, and from there into the secret COMMONPLACE_RELEASE_KEY of the release workflow; the public half is printed,
// for `keys` in main/update/feed.json.

const [file] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('name a file for the private key, outside of the checkout');
  const place = path.resolve(file);
  if (!path.relative(root, place).startsWith('..')) throw new Error(`${place} lies in the checkout`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  fs.writeFileSync(place, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  console.log(publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
} catch (error) {
  console.error(`new key: ${error.message}`);
  process.exitCode = 1;
}
