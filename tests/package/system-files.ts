import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const WATCHED = ['/etc', '/opt', '/usr', '/var/lib'];
/** Books of the package manager itself, and the home of the tests' user. */
const IGNORED = ['/var/lib/dpkg', '/var/lib/apt', '/var/lib/commonplace-e2e'];

/** Every path where packages and their scripts leave something. */
export function systemFiles(): Set<string> {
  const found = new Set<string>();
  const walk = (dir: string): void => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      const place = join(dir, entry.name);
      if (IGNORED.includes(place)) continue;
      found.add(place);
      if (entry.isDirectory()) walk(place);
    }
  };
  for (const dir of WATCHED) walk(dir);
  return found;
}
