import { createRequire } from 'node:module';
import path from 'node:path';

/** How the built app is started on this machine. */
export interface AppUnderTest {
  /** Electron, or what starts it as an unprivileged user. */
  readonly executable: string;
  readonly appDir: string;
  /** Whether Chromium's sandbox is on. Off only where the machine allows none, as for root without another user. */
  readonly isSandboxed: boolean;
  /** The user who must own a profile folder, when that is not the one who runs the tests. */
  readonly uid: number | undefined;
}

/** Reads what the test runner found out (`build/testing/app-user.mjs`); without it, the plain development build. */
export function appUnderTest(): AppUnderTest {
  const { env } = process;
  const uid = env['COMMONPLACE_APP_UID'];
  return {
    executable: env['COMMONPLACE_ELECTRON'] ?? String(createRequire(import.meta.url)('electron')),
    appDir: env['COMMONPLACE_APP_DIR'] ?? path.join(import.meta.dirname, '../../..'),
    isSandboxed: (env['COMMONPLACE_SANDBOX'] ?? (process.getuid?.() === 0 ? 'off' : 'on')) === 'on',
    uid: uid === undefined ? undefined : Number(uid),
  };
}
