import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { HubStorage } from './store/hub-state.ts';

/** What the command line asks for, defaults filled in. */
export interface HubArguments {
  readonly port: number;
  /** False lets the hub look for a free port from `port` on. */
  readonly isPortGiven: boolean;
  readonly host: string;
  readonly admin: string;
  /** Made up when none was given. */
  readonly password: string;
  readonly storage: HubStorage;
  readonly faults: boolean;
}

/** One line for the person at the terminal. */
export const usage =
  'usage: main.ts [--port P] [--host H] [--admin NAME] [--password PW] [--memory | --data DIR] [--faults]';

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  admin: { type: 'string' },
  password: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  faults: { type: 'boolean' },
} as const;

/** Reads the command line; throws with a sentence for the person who typed it. */
export function parseHubArguments(args: readonly string[]): HubArguments {
  const { values } = parseArgs({ args: [...args], options });
  const { admin = 'admin', data, host = '127.0.0.1', password = randomBytes(9).toString('base64url') } = values;
  const port = Number(values.port ?? 5984);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`Not a port: ${values.port}`);
  if (password === '') throw new Error('The admin password must not be empty.');
  if (!/^[^:_][^:]*$/.test(admin)) throw new Error('The admin name must not be empty, hold a colon or begin with "_".');
  if (data !== undefined && values.memory) throw new Error('Choose one: --memory or --data.');
  if (data === '') throw new Error('--data needs a folder.');
  const storage: HubStorage = data === undefined ? { kind: 'memory' } : { kind: 'disk', dir: data };
  return {
    port,
    isPortGiven: values.port !== undefined,
    host,
    admin,
    password,
    storage,
    faults: values.faults === true,
  };
}
