import { fail, succeed, type Result } from '../contract/result.ts';
import type { GuardKind } from '../guard/guard-document.ts';
import { withFirstRoles, withRole } from '../membership/security.ts';
import { filesDatabaseOf, liveDatabaseOf, ownersDatabaseOf } from '../sync/database-names.ts';
import { ensureOwner, ensureSeats, hasAccounts } from './accounts.ts';
import { makeDatabase } from './make-database.ts';
import type { AskServer, ProvisionPlan, ProvisionStep } from './ports.ts';
import { ensureGuard, ensureLimit, ensureSecurity, type RevisionLimit } from './settings.ts';

interface WantedDatabase {
  readonly name: string;
  readonly wish?: 'partitioned=true' | 'q=1';
  readonly limit?: RevisionLimit;
  /** Absent for the database that owners alone get into. */
  readonly guard?: GuardKind;
}

/** As many revisions of a document as our own segments can have between two pushes (S1). CouchDB's own 1000 costs time. */
const TEXT_LIMIT: RevisionLimit = { set: 300, isGood: (limit) => limit >= 300 && limit < 1000 };
/** Nobody ever asks for a beacon of a moment ago. */
const LIVE_LIMIT: RevisionLimit = { set: 1, isGood: (limit) => limit === 1 };

const wantedDatabases = (text: string): readonly WantedDatabase[] => [
  { name: text, wish: 'partitioned=true', limit: TEXT_LIMIT, guard: 'text' },
  { name: filesDatabaseOf(text), wish: 'partitioned=true', guard: 'files' },
  { name: liveDatabaseOf(text), wish: 'q=1', limit: LIVE_LIMIT, guard: 'live' },
  { name: ownersDatabaseOf(text), wish: 'q=1' },
];

/** CouchDB's own rule for the names of accounts. */
const ACCOUNT = /^[^_:][^:]{0,255}$/;

/**
 * Makes a workspace on a server, in an administrator's name: databases with their limits, rights and guards, the owner's
 * account, and accounts for invites. Run again it mends what is missing or altered, and answers what it did. What others
 * have set stays, roles above all.
 */
export async function provision(ask: AskServer, plan: ProvisionPlan): Promise<Result<readonly ProvisionStep[]>> {
  if (!ACCOUNT.test(plan.owner.account)) return fail({ code: 'account-name-invalid' });
  const session = await ask({ path: '/_session', accept: [401, 403] });
  if (session.status !== 200) return fail({ code: 'sign-in-failed' });
  const steps: ProvisionStep[] = [];
  for (const wanted of wantedDatabases(plan.database)) {
    const made = await makeDatabase(ask, wanted.name, { ...wanted, accept: [401, 403] });
    if (made === 401 || made === 403) return fail({ code: 'server-admin-needed' });
    if (made === 400) return fail({ code: 'database-name-invalid' });
    if (made !== 412) steps.push({ kind: 'database-made', name: wanted.name });
    steps.push(...(await settle(ask, wanted, plan)));
  }
  if (!(await hasAccounts(ask))) return succeed([...steps, { kind: 'accounts-elsewhere' }]);
  steps.push(...(await ensureOwner(ask, plan)));
  steps.push(...(await ensureSeats(ask, ownersDatabaseOf(plan.database), plan)));
  return succeed(steps);
}

/** The guard comes before anybody is let in. */
async function settle(ask: AskServer, wanted: WantedDatabase, { owner }: ProvisionPlan): Promise<ProvisionStep[]> {
  const { name, limit, guard } = wanted;
  return [
    ...(limit === undefined ? [] : await ensureLimit(ask, name, limit)),
    ...(guard === undefined ? [] : await ensureGuard(ask, name, guard)),
    ...(await ensureSecurity(ask, name, (before) => withRole(withFirstRoles(before), owner.account, 'owner'))),
  ];
}
