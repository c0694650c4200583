import { randomBytes } from 'node:crypto';
import type { Result } from '../../core/contract/result.ts';
import { provision } from '../../core/provision/provision.ts';
import type { ProvisionStep } from '../../core/provision/ports.ts';
import { askAs } from '../../server/provision/ask-as.ts';
import { startTestHub, type TestHub } from '../../server/hub/testing/test-hub.ts';

/** A workspace that an administrator made on a hub for the owner `olive`. */
export interface Provisioned extends TestHub {
  /** Provisions again. */
  mend(): Promise<readonly ProvisionStep[]>;
  /** Provisions another workspace, or tries to. */
  provision(database: string, owner: string, as?: HubPerson): Promise<Result<readonly ProvisionStep[]>>;
  /** What the first provisioning did. */
  readonly made: readonly ProvisionStep[];
  json(path: string): Promise<unknown>;
}

export const OWNER = { account: 'olive', password: 'olive-pw' };
export const DATABASE = 'studio';
export const SEATS = 3;

interface HubPerson {
  readonly account: string;
  readonly password: string;
}
const ROOT: HubPerson = { account: 'root', password: 'root-pw' };
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Starts a hub and makes a workspace on it. */
export async function startProvisioned(): Promise<Provisioned> {
  const kit = await startTestHub();
  const server = kit.hub.url;
  const provisionAs: Provisioned['provision'] = (database, account, as = ROOT) =>
    provision(askAs({ server, ...as }), { database, owner: { ...OWNER, account }, seats: SEATS, random });
  const mend = async (): Promise<readonly ProvisionStep[]> => {
    const done = await provisionAs(DATABASE, OWNER.account);
    if (!done.ok) throw new Error(done.error.code);
    return done.value;
  };
  const json = async (path: string) => (await askAs({ server, ...ROOT })({ path })).json;
  return { ...kit, mend, provision: provisionAs, made: await mend(), json };
}
