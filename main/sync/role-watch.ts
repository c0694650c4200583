import { databasePath } from '../../core/sync/database-names.ts';
import type { Role } from '../../core/membership/role.ts';
import { parseSecurity, roleIn } from '../../core/membership/security.ts';
import type { ServerClient } from './server-client.ts';

/** Whom it is about, where, and who wants to know. */
interface RoleWatchPorts {
  readonly database: string;
  readonly account: string;
  readonly now: () => number;
  /** The role is another one than before. Called at the first look as well. */
  readonly onRole: (role: Role | undefined) => void;
}

/** Knows what the member may do, as far as the server was asked. */
export interface RoleWatch {
  /** Asks the server now. */
  look(ask: ServerClient): Promise<void>;
  /** Asks if the last time was a while ago: nobody tells us of a new role. */
  lookAgain(ask: ServerClient): Promise<void>;
}

const PAUSE_MS = 60_000;

export function createRoleWatch({ database, account, now, onRole }: RoleWatchPorts): RoleWatch {
  let known: { readonly role: Role | undefined } | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  const look = async (ask: ServerClient): Promise<void> => {
    lookedMs = now();
    const reply = await ask({ path: `${databasePath(database)}/_security`, accept: [401, 403, 404] });
    const security = reply.status === 200 ? parseSecurity(reply.json) : undefined;
    if (security === undefined) return;
    const role = roleIn(security, account);
    if (known !== undefined && known.role === role) return;
    known = { role };
    onRole(role);
  };
  return {
    look,
    async lookAgain(ask) {
      if (Math.abs(now() - lookedMs) >= PAUSE_MS) await look(ask);
    },
  };
}
