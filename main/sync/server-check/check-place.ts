import type { Finding, ServerFix } from '../../../core/server-check/finding.ts';
import { judgeServer } from '../../../core/server-check/judge-server.ts';
import { parseDatabaseName, parseServerAddress } from '../server-address.ts';
import { createServerClient } from '../server-client.ts';
import { SyncError } from '../sync-error.ts';
import { defaultLimits, type SyncLimits } from '../sync-limits.ts';
import { applyFix } from './apply-fix.ts';
import { gatherFacts } from './gather-facts.ts';
import { createProbe } from './probe.ts';

/** Which server, which database there, and in whose name. */
export interface PlaceToCheck {
  readonly server: string;
  readonly database: string;
  readonly account: string;
  readonly password: string;
}

/** What a check takes from outside. */
export interface CheckPorts {
  readonly fetch: typeof globalThis.fetch;
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number;
  readonly limits?: Partial<SyncLimits>;
}

/** Finds out what works at a place, and why what does not. Everything expected is a finding; changes nothing. */
export async function checkPlace(place: PlaceToCheck, ports: CheckPorts): Promise<Finding[]> {
  const server = parseServerAddress(place.server, true);
  const database = parseDatabaseName(place.database);
  if (!server.ok) return [{ code: 'address-invalid' }];
  if (!database.ok) return [{ code: 'database-name-invalid' }];
  const { fetch, limits } = guarded(ports);
  const isInsecure = !parseServerAddress(place.server, false).ok;
  const access = { server: server.value, account: place.account, password: place.password };
  const probe = createProbe({ ...access, ...silent, fetch, limits });
  const asked = { server: server.value, database: database.value, account: place.account, isInsecure };
  return judgeServer(await gatherFacts({ probe, now: ports.now, feedMs: limits.feedMs }, asked));
}

/** Puts one thing right where the account may, and checks anew. What the server does not let happen is found again. */
export async function fixPlace(place: PlaceToCheck, fix: ServerFix, ports: CheckPorts): Promise<Finding[]> {
  const server = parseServerAddress(place.server, true);
  const database = parseDatabaseName(place.database);
  if (server.ok && database.ok) {
    const access = { server: server.value, account: place.account, password: place.password };
    const ask = createServerClient(access, { ...guarded(ports), ...silent });
    await applyFix(ask, database.value, fix).catch((cause: unknown) => {
      if (!(cause instanceof SyncError)) throw cause;
    });
  }
  return checkPlace(place, ports);
}

const guarded = ({ fetch, limits }: CheckPorts) => ({ fetch, limits: { ...defaultLimits, ...limits } });

/** Nobody ends a check early: each of its questions ends by itself. */
const silent = { signal: new AbortController().signal, onLife: (): void => undefined };
