import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeFileAtomic } from '../atomic-file.ts';
import type { SecretBox } from './ports.ts';

const pending = v.object({ account: v.string(), server: v.string(), password: v.string() });

/**
 * The password that an account gets when somebody joins with it, kept from before the server knows it until the workspace
 * has it: whatever ends the app in between, the same invite goes on. Where the system has no safe place, keeps nothing.
 */
export interface PendingJoin {
  read(account: string, server: string): Promise<string | undefined>;
  write(account: string, server: string, password: string): Promise<void>;
  remove(): Promise<void>;
}

export function pendingJoin(profileDir: string, secrets: SecretBox): PendingJoin {
  const file = join(profileDir, 'joining.sealed');
  return {
    async read(account, server) {
      const sealed = secrets.isSafe ? await readFile(file).catch(() => undefined) : undefined;
      const text = sealed && secrets.open(new Uint8Array(sealed));
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), pending), text);
      const isSame = parsed.success && parsed.output.account === account && parsed.output.server === server;
      return isSame ? parsed.output.password : undefined;
    },
    async write(account, server, password) {
      if (secrets.isSafe) await writeFileAtomic(file, secrets.seal(JSON.stringify({ account, server, password })));
    },
    remove: () => rm(file, { force: true }),
  };
}
