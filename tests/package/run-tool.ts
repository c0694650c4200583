import { spawnSync } from 'node:child_process';

/** Runs a program to its end and answers what it printed; throws with all of it when the code is not 0. */
export function runTool(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** Whether a program is installed. */
export function hasTool(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

/** Runs apt-get without questions; waits for another one that is at it. */
export function apt(...args: readonly string[]): void {
  runTool('apt-get', ['-qq', '-y', '-o', 'DPkg::Lock::Timeout=300', '--no-install-recommends', ...args]);
}
