import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';

/** What `npm run package` has put into release/. */
export interface BuiltPackages {
  /** The program's folder, from which the others are packed. */
  readonly unpacked: string;
  readonly deb: string;
  readonly rpm: string;
  readonly archive: string;
  /** Whether they were made with the fallback runtime. */
  readonly isDevelopment: boolean;
}

/** The checkout's root; the tests are started there. */
export const root = process.cwd();

const releaseDir = join(root, 'release');

/** Finds the packages; throws when one is missing or there twice. */
export function findPackages(): BuiltPackages {
  const names = readdirSync(releaseDir);
  const only = (extension: string): string => {
    const [name, ...others] = names.filter((each) => each.startsWith('commonplace-') && each.endsWith(extension));
    if (name === undefined || others.length > 0) throw new Error(`release/ holds not one ${extension}: ${names}`);
    return join(releaseDir, name);
  };
  const deb = only('.deb');
  return {
    unpacked: join(releaseDir, 'linux-unpacked'),
    deb,
    rpm: only('.rpm'),
    archive: only('.tar.gz'),
    isDevelopment: runTool('dpkg-deb', ['-f', deb, 'Version']).trim().endsWith('~dev'),
  };
}
