import { createHub, type Hub } from './create-hub.ts';
import { parseHubArguments, usage } from './hub-arguments.ts';

/** How many ports after the usual one are tried when it is taken and nobody asked for it. */
const portsTried = 20;

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

async function startHub(options: ReturnType<typeof parseHubArguments>): Promise<Hub> {
  const { isPortGiven, port } = options;
  for (let tried = port; ; tried += 1) {
    try {
      return await createHub({ ...options, port: tried });
    } catch (error) {
      if (isPortGiven || !isPortTaken(error) || tried >= port + portsTried) throw error;
    }
  }
}

async function main(): Promise<void> {
  const options = parseHubArguments(process.argv.slice(2));
  const hub = await startHub(options);
  const link = new URL('/notes', hub.url);
  link.username = options.admin;
  link.password = options.password;
  const kept = options.storage.kind === 'memory' ? 'in memory: gone when the hub stops' : options.storage.dir;
  console.log('Commonplace hub: for trying out and for tests, not for production.');
  console.log(`Notes are kept ${kept}.`);
  if (options.host !== '127.0.0.1')
    console.log(`WARNING: reachable from outside on ${options.host}, without encryption.`);
  console.log(`\nPaste this line into the connect dialog:\n\n  ${link.href}\n\nStop with Ctrl+C.`);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void hub.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exit(1);
});
