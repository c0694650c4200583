import { spawn } from 'node:child_process';
import path from 'node:path';

const hubProgram = path.join(import.meta.dirname, '../../server/hub/main.ts');

/** A server of its own process, so that its work is not counted as ours. */
export interface ServerProcess {
  /** With an administrator in it. */
  readonly url: string;
  close(): Promise<void>;
}

/** The CouchDB that `COUCHDB_URL` names, else a hub in memory. */
export async function startServer(): Promise<ServerProcess> {
  const external = process.env['COUCHDB_URL'];
  if (external) return { url: external, close: () => Promise.resolve() };
  const args = ['--import', 'tsx', hubProgram, '--memory', '--port', '0'];
  const hub = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => hub.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    hub.once('exit', () => reject(new Error('the hub did not start')));
    hub.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const line = /^ *(http:\S+)\n/m.exec(text)?.[1];
      if (line) resolve(new URL('/', line).href);
    });
  });
  return {
    url,
    async close() {
      hub.kill('SIGTERM');
      await ended;
    },
  };
}
