import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { isObject } from '../json.ts';
import type { DatabaseRecord } from './database-record.ts';

/** Where a hub keeps what it has. */
export type HubStorage = { readonly kind: 'memory' } | { readonly kind: 'disk'; readonly dir: string };

/** What outlives a restart beside the documents: the key of session cookies and the list of databases. */
export interface HubState {
  readonly secret: string;
  readonly uuid: string;
  readonly databases: DatabaseRecord[];
}

const fileName = 'hub.json';

function newState(): HubState {
  return { secret: randomBytes(32).toString('hex'), uuid: randomUUID().replaceAll('-', ''), databases: [] };
}

function parseState(text: string): HubState {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || typeof value['secret'] !== 'string' || !Array.isArray(value['databases'])) {
    throw new Error(`${fileName} is not a hub's state`);
  }
  return value as unknown as HubState;
}

/** Reads the state of a hub, or begins a new one when the folder has none. Throws on a damaged file: it is not replaced. */
export async function loadHubState(storage: HubStorage): Promise<HubState> {
  if (storage.kind === 'memory') return newState();
  await mkdir(storage.dir, { recursive: true, mode: 0o700 });
  try {
    return parseState(await readFile(path.join(storage.dir, fileName), 'utf8'));
  } catch (error) {
    if (isObject(error) && error['code'] === 'ENOENT') return newState();
    throw error;
  }
}

/** Writes the state beside the old one and puts it in its place, so that a crash leaves one of the two. */
export async function saveHubState(storage: HubStorage, state: HubState): Promise<void> {
  if (storage.kind === 'memory') return;
  const file = path.join(storage.dir, fileName);
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(state, undefined, 1));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}
