import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { startServer } from './support/server-process.ts';

const FIGURES = [
  'keystroke',
  'first-sync',
  'event-loop',
  'start',
  'memory',
  'editor',
  'installed-start',
  'import',
  'search',
  'rebuild',
  'list',
];

/** Runs one figure in a process of its own and resolves to its exit code. */
function runFigure(name: string, serverUrl: string): Promise<number | null> {
  const file = path.join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, COUCHDB_URL: serverUrl },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !FIGURES.includes(name));
if (unknown !== undefined) throw new Error(`there is no figure ${unknown}; there are ${FIGURES.join(', ')}`);

console.log(`machine: ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(2)} before the run`);
for (const name of asked.length > 0 ? asked : FIGURES) {
  // A fresh server each, so that no figure pays for the documents of another.
  const server = await startServer();
  try {
    const code = await runFigure(name, server.url);
    if (code !== 0) {
      console.error(`${name}: could not be measured`);
      process.exitCode = 1;
    }
  } finally {
    await server.close();
  }
}
console.log(`machine: load ${os.loadavg()[0]?.toFixed(2)} after the run`);
