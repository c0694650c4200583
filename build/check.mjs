import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { runCaptured } from './processes.mjs';
import { setup } from './setup.mjs';

const bin = (file) => path.join(root, 'node_modules', file);

/** Every check as the arguments of a Node call. `types` comes first, alone: others read the declarations it writes. */
const checks = {
  types: [bin('@typescript/native/bin/tsc'), '-b'],
  svelte: [
    bin('svelte-check/bin/svelte-check'),
    ...['--workspace', 'renderer', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  ],
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level', 'warn', '.'],
  lint: [bin('@biomejs/biome/bin/biome'), 'lint', '--error-on-warnings', '--max-diagnostics=50', '.'],
  promises: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '.'],
  unused: [bin('knip/bin/knip.js'), '--no-progress'],
  spec: ['build/checks/spec.mjs'],
  sizes: ['build/checks/sizes.mjs'],
  tokens: ['build/checks/tokens.mjs'],
  html: ['build/checks/html.mjs'],
  texts: ['build/checks/texts.mjs'],
};

/** More at once would only wait for each other on a small machine. */
const parallelChecks = 2;

async function runCheck(name) {
  const startedAt = performance.now();
  const { code, output } = await runCaptured(process.execPath, checks[name]);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (code === 0) {
    console.log(`check: ${name} ok (${seconds} s)`);
    return true;
  }
  console.error(`check: ${name} FAILED (${seconds} s)\n${output.trimEnd()}`);
  return false;
}

/** Runs every check, also after one has failed, and resolves to the exit code. */
export async function runChecks() {
  const [first, ...rest] = Object.keys(checks);
  const results = [await runCheck(first)];
  const worker = async () => {
    for (let name = rest.shift(); name !== undefined; name = rest.shift()) results.push(await runCheck(name));
  };
  await Promise.all(Array.from({ length: parallelChecks }, worker));
  return results.every(Boolean) ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await setup({ needsElectron: false });
  process.exitCode = await runChecks();
}
