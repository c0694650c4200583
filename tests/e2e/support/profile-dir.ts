import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appUnderTest } from './app-under-test.ts';

/** An empty folder that the app can use as a profile. Whoever asks for it removes it. */
export function makeProfileDir(files: Readonly<Record<string, string>> = {}): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-profile-'));
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(dir, name), content);
  const { uid } = appUnderTest();
  if (uid === undefined) return dir;
  for (const place of [dir, ...Object.keys(files).map((name) => path.join(dir, name))]) fs.chownSync(place, uid, uid);
  return dir;
}

/** Every place below a folder with its content, to compare a folder before and after. */
export function contentOf(dir: string): Record<string, string> {
  const entries = fs.readdirSync(dir, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      return [path.relative(dir, place), entry.isFile() ? fs.readFileSync(place, 'utf8') : 'not a file'];
    }),
  );
}
