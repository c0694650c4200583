import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../atomic-file.ts';
import type { SecretBox } from './ports.ts';

/** Keeps a workspace's password, sealed by the system, in the workspace's folder. Where the system has no safe place, keeps nothing (R26). */
export interface PasswordFile {
  read(): Promise<string | undefined>;
  write(password: string): Promise<void>;
  remove(): Promise<void>;
}

/** The password file of a workspace's folder. */
export function passwordFile(folder: string, secrets: SecretBox): PasswordFile {
  const file = join(folder, 'password.sealed');
  return {
    async read() {
      if (!secrets.isSafe) return undefined;
      const sealed = await readFile(file).catch(() => undefined);
      return sealed && secrets.open(new Uint8Array(sealed));
    },
    async write(password) {
      if (secrets.isSafe) await writeFileAtomic(file, secrets.seal(password));
    },
    remove: () => rm(file, { force: true }),
  };
}
