import { adminCommand } from './admin-command.ts';
import type { DatabaseFacts, ServerFacts, ServerLimits, Welcome } from './facts.ts';
import type { Finding, FindingCode, ServerFix } from './finding.ts';

/** The oldest CouchDB whose answers this app was tried with: partitioned databases came with 3.0. */
const OLDEST_MAJOR = 3;
/** As many revisions as a segment can have between two pushes (rule S1): with fewer, one edit can hide another for good. */
export const FEWEST_REVISIONS = 300;
/** A segment holds at most 256 KB of payload, a chunk of a file as much: base64 and the fields around it stay below this. Bytes. */
export const SMALLEST_DOCUMENT_BYTES = 1_000_000;
/** Four chunks go in one request. Bytes. */
export const SMALLEST_REQUEST_BYTES = 2_000_000;
/** Clocks are shown only, so a small difference harms nobody. Milliseconds. */
const CLOCK_MS = 120_000;

/** What an administrator of the database may put right without one of the server. */
const OF_DATABASE: readonly ServerFix[] = ['raise-revisions', 'renew-guard'];

type Verdict = { readonly code: FindingCode; readonly value?: string; readonly fix?: ServerFix };

/** What the facts mean, from the address inwards: what cannot work while something else does not is not spoken of. */
export function judgeServer(facts: ServerFacts): Finding[] {
  const isAdmin = facts.signIn?.roles.includes('_admin') === true;
  const mayFix = (fix: ServerFix): boolean =>
    isAdmin || (OF_DATABASE.includes(fix) && facts.database?.isAdmin === true);
  return verdictsOf(facts).map(({ code, value, fix }) => ({
    code,
    ...(value !== undefined && { value }),
    ...(fix !== undefined && (mayFix(fix) ? { fix } : { command: adminCommand(fix, facts.place) })),
  }));
}

function verdictsOf(facts: ServerFacts): Verdict[] {
  const { network, welcome, signIn, database, limits } = facts;
  const insecure: Verdict[] = facts.isInsecure ? [{ code: 'address-insecure' }] : [];
  if (network !== undefined) return [...insecure, { code: network }];
  if (welcome === undefined) return insecure;
  const answered = welcomeVerdicts(welcome);
  if (answered.some(({ code }) => code === 'not-couchdb' || code === 'gateway-error'))
    return [...insecure, ...answered];
  return [
    ...insecure,
    ...answered,
    ...(facts.isInMaintenance ? [{ code: 'maintenance' } as const] : []),
    ...(facts.isSetUp === false ? [{ code: 'setup-incomplete', fix: 'finish-setup' } as const] : []),
    ...signInVerdicts(signIn),
    ...(database ? databaseVerdicts(database) : []),
    ...(limits ? limitVerdicts(limits) : []),
  ];
}

function welcomeVerdicts({ status, version, roundTripMs, clockAheadMs }: Welcome): Verdict[] {
  const clock: Verdict[] =
    clockAheadMs !== undefined && Math.abs(clockAheadMs) > CLOCK_MS
      ? [{ code: 'clock-differs', value: `${Math.round(clockAheadMs / 60_000)} min` }]
      : [];
  if (status === 429) return [{ code: 'too-many-requests' }];
  if (status >= 500) return [{ code: 'gateway-error', value: String(status) }];
  // Who wants a sign-in even for the welcome is judged by the sign-in.
  if (status === 401 || status === 403) return clock;
  if (version === undefined) return [{ code: 'not-couchdb' }];
  const isOld = (Number.parseInt(version, 10) || 0) < OLDEST_MAJOR;
  return [
    { code: 'reachable', value: `${Math.round(roundTripMs)} ms` },
    { code: isOld ? 'version-old' : 'version-known', value: version },
    ...clock,
  ];
}

function signInVerdicts(signIn: ServerFacts['signIn']): Verdict[] {
  switch (signIn?.outcome) {
    case undefined:
      return [];
    case 'signed-in':
      return [{ code: 'signed-in' }];
    case 'failed':
      return [{ code: 'sign-in-failed' }];
    case 'locked':
      return [{ code: 'account-locked' }];
    case 'not-couchdb':
      return [{ code: 'not-couchdb' }];
  }
}

function databaseVerdicts({ answer, about, guard, revsLimit, files, live }: DatabaseFacts): Verdict[] {
  if (answer === 'missing') return [{ code: 'database-missing' }];
  if (answer === 'closed') return [{ code: 'database-closed' }];
  if (about === 'foreign') return [{ code: 'database-foreign' }];
  if (about === 'newer') return [{ code: 'database-newer' }];
  const verdicts: Verdict[] = [{ code: about === 'absent' ? 'database-empty' : 'database-open' }];
  if (revsLimit !== undefined && revsLimit < FEWEST_REVISIONS)
    verdicts.push({ code: 'revisions-few', value: String(revsLimit), fix: 'raise-revisions' });
  verdicts.push(...guardVerdicts(guard));
  if (files === 'missing') verdicts.push({ code: 'files-missing', fix: 'create-files-database' });
  else verdicts.push({ code: files === 'closed' ? 'files-closed' : 'files-open' });
  if (live === 'missing') verdicts.push({ code: 'live-missing', fix: 'create-live-database' });
  else if (live === 'open') verdicts.push({ code: 'live-open' });
  return verdicts;
}

function guardVerdicts(guard: DatabaseFacts['guard']): Verdict[] {
  switch (guard) {
    case 'absent':
      return [{ code: 'guard-missing' }];
    case 'altered':
      return [{ code: 'guard-altered', fix: 'renew-guard' }];
    case 'older':
      return [{ code: 'guard-old', fix: 'renew-guard' }];
    case 'current':
    case 'newer':
      return [{ code: 'guard-current' }];
    case 'other':
      return [];
  }
}

function limitVerdicts({
  documentBytes,
  requestBytes,
  takesLargeRequests,
  takesLongRequests,
}: ServerLimits): Verdict[] {
  const verdicts: Verdict[] = [];
  if (documentBytes !== undefined && documentBytes < SMALLEST_DOCUMENT_BYTES)
    verdicts.push({ code: 'documents-too-small', value: `${documentBytes} B`, fix: 'raise-document-size' });
  if (requestBytes !== undefined && requestBytes < SMALLEST_REQUEST_BYTES)
    verdicts.push({ code: 'requests-too-small', value: `${requestBytes} B`, fix: 'raise-request-size' });
  // The server itself takes them, or does not say: something on the way does not.
  else if (!takesLargeRequests) verdicts.push({ code: 'requests-too-small' });
  if (!takesLongRequests) verdicts.push({ code: 'requests-cut' });
  return verdicts;
}
