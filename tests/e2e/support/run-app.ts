import { spawn } from 'node:child_process';
import { appUnderTest } from './app-under-test.ts';

/** How a launch ended that was not meant to stay, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the app without driving it, and resolves when its process has ended: for launches that are refused, or hand over. */
export function runApp(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { executable, appDir, isSandboxed } = appUnderTest();
  const switches = isSandboxed ? [] : ['--no-sandbox'];
  const child = spawn(executable, [...switches, appDir, ...args], {
    env: { ...process.env, COMMONPLACE_NO_DIALOG: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A launch that stays although it should have been refused must not outlive its test.
    timeout: 60_000,
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
