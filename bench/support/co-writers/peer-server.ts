import { spawn } from 'node:child_process';
import path from 'node:path';

/** Starts one of the servers that are measured beside ours, in a process of its own, as ours has one. */
export async function startPeerServer(
  name: 'hocuspocus' | 'y-websocket',
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const file = path.join(import.meta.dirname, `${name}-server.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${name} did not start`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /port (\d+)/.exec(text)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  return {
    port,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
