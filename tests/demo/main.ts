import path from 'node:path';
import { parseArgs } from 'node:util';
import { playDemo } from './script.ts';
import { createStage, type Stage } from './stage.ts';

/** Far beyond what a slow machine needs: a demo that hangs must end by itself. */
const LIMIT_MS = 300_000;

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const outDir = path.resolve(values.out ?? path.join(import.meta.dirname, '../../.cache/demo'));
const startedMs = performance.now();
const say = (line: string): void => {
  console.log(`demo: ${((performance.now() - startedMs) / 1000).toFixed(1).padStart(5)} s  ${line}`);
};

/** Resolves never; rejects when the demo has to end early. */
function interrupted(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('it took more than five minutes')), LIMIT_MS).unref();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => reject(new Error(signal)));
  });
}

async function run(): Promise<void> {
  let stage: Stage | undefined;
  try {
    stage = await createStage(3);
    await Promise.race([playDemo({ stage, outDir, say }), interrupted()]);
    say(`pictures of both windows are in ${outDir}`);
  } finally {
    await stage?.close();
  }
}

run().then(
  () => {
    console.log('demo: ok');
    process.exit(0);
  },
  (error: unknown) => {
    console.error(`demo: FAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
