import * as v from 'valibot';
import { GUARD_ID, judgeGuard } from '../../../core/guard/guard-document.ts';
import { ABOUT_ID } from '../../../core/sync/about.ts';
import type {
  DatabaseAnswer,
  DatabaseFacts,
  ServerFacts,
  ServerLimits,
  SignIn,
  Welcome,
} from '../../../core/server-check/facts.ts';
import { limitPath } from '../../../core/server-check/admin-command.ts';
import { SMALLEST_REQUEST_BYTES } from '../../../core/server-check/judge-server.ts';
import { judgeAbout } from '../check-server.ts';
import { databasePath, filesDatabaseOf, liveDatabaseOf } from '../../../core/sync/database-names.ts';
import { objectIn } from '../server-question.ts';
import type { Probe, ProbeAnswer, ProbeOutcome } from './probe.ts';

/** Where and as whom a server is checked. */
export interface CheckedPlace {
  readonly server: string;
  readonly database: string;
  readonly account: string;
  readonly isInsecure: boolean;
}

/** What gathering facts needs. */
export interface GatherPorts {
  readonly probe: Probe;
  /** Wall clock and a clock for differences, in milliseconds. */
  readonly now: () => number;
  /** How long the server is asked to wait for a change: as long as synchronising does. Milliseconds. */
  readonly feedMs: number;
}

/** Asks a server everything that can be asked without changing anything, as far as its answers allow. */
export async function gatherFacts(ports: GatherPorts, place: CheckedPlace): Promise<ServerFacts> {
  const { server, database, isInsecure } = place;
  const beforeMs = ports.now();
  const first = await ports.probe({ path: '/', isSigned: false });
  const base = { place: { server, database }, isInsecure, network: undefined };
  if ('trouble' in first) return { ...base, network: first.trouble };
  const welcome = welcomeOf(first.answer, beforeMs, ports.now());
  const isJudgedLater = welcome.status === 401 || welcome.status === 403;
  if (welcome.version === undefined && !isJudgedLater) return { ...base, welcome };
  const [signIn, isInMaintenance] = await Promise.all([readSignIn(ports.probe, place), readMaintenance(ports.probe)]);
  if (signIn?.outcome !== 'signed-in') return { ...base, welcome, isInMaintenance, ...(signIn && { signIn }) };
  const isServerAdmin = signIn.roles.includes('_admin');
  const [isSetUp, facts] = await Promise.all([readSetUp(ports.probe), readDatabase(ports.probe, place, signIn.roles)]);
  const known = { ...base, welcome, isInMaintenance, signIn, isSetUp, database: facts };
  return facts.answer === 'open' ? { ...known, limits: await readLimits(ports, place, isServerAdmin) } : known;
}

const answered = (outcome: ProbeOutcome): ProbeAnswer | undefined => ('answer' in outcome ? outcome.answer : undefined);
const welcomeSchema = v.object({ couchdb: v.literal('Welcome'), version: v.string() });

function welcomeOf({ status, json, headers }: ProbeAnswer, beforeMs: number, afterMs: number): Welcome {
  const date = Date.parse(headers.get('date') ?? '');
  const version = v.is(welcomeSchema, json) ? json.version.slice(0, 40) : undefined;
  // Halfway between question and answer the server looked at its clock.
  const clockAheadMs = Number.isNaN(date) ? undefined : date - (beforeMs + afterMs) / 2;
  return { status, version, roundTripMs: afterMs - beforeMs, clockAheadMs };
}

async function readSignIn(probe: Probe, { account }: CheckedPlace): Promise<SignIn | undefined> {
  const answer = answered(await probe({ path: '/_session', isSigned: true }));
  if (answer === undefined) return undefined;
  // Repeated wrong passwords lock an account, which CouchDB says with 403.
  if (answer.status === 403) return { outcome: 'locked', roles: [] };
  if (answer.status === 401) return { outcome: 'failed', roles: [] };
  const context = objectIn(answer.json, 'userCtx');
  if (context === undefined) return { outcome: 'not-couchdb', roles: [] };
  const roles = v.is(v.array(v.string()), context['roles']) ? context['roles'] : [];
  return { outcome: context['name'] === account ? 'signed-in' : 'failed', roles };
}

async function readMaintenance(probe: Probe): Promise<boolean> {
  return answered(await probe({ path: '/_up', isSigned: false }))?.status === 404;
}

/** The accounts are what this app needs. Whoever may not read them is told so; only what is not there is missing. */
async function readSetUp(probe: Probe): Promise<boolean> {
  return (await readAnswer(probe, '/_users')) !== 'missing';
}

async function readAnswer(probe: Probe, path: string): Promise<DatabaseAnswer> {
  const status = answered(await probe({ path, isSigned: true }))?.status;
  if (status === 404) return 'missing';
  return status === 200 ? 'open' : 'closed';
}

/** What is said of a database that could not be read. */
const UNREAD: Omit<DatabaseFacts, 'answer'> = {
  about: 'absent',
  isAdmin: false,
  guard: 'absent',
  revsLimit: undefined,
  files: 'missing',
  live: 'missing',
};

const someRows = v.object({ rows: v.pipe(v.array(v.unknown()), v.minLength(1)) });
const okJson = (answer: ProbeAnswer | undefined): unknown => (answer?.status === 200 ? answer.json : undefined);

async function readDatabase(
  probe: Probe,
  { database, account }: CheckedPlace,
  roles: readonly string[],
): Promise<DatabaseFacts> {
  const path = databasePath(database);
  const read = async (rest: string): Promise<ProbeAnswer | undefined> =>
    answered(await probe({ path: `${path}/${rest}`, isSigned: true }));
  const answer = await readAnswer(probe, path);
  if (answer !== 'open') return { ...UNREAD, answer };
  const [about, security, guard, designs, revsLimit, files, live] = await Promise.all([
    read(encodeURIComponent(ABOUT_ID)),
    read('_security'),
    read(GUARD_ID),
    read('_all_docs?startkey=%22_design%2F%22&endkey=%22_design0%22&limit=1'),
    read('_revs_limit'),
    readAnswer(probe, databasePath(filesDatabaseOf(database))),
    readAnswer(probe, databasePath(liveDatabaseOf(database))),
  ]);
  return {
    answer,
    about: judgeAbout(okJson(about)).kind,
    isAdmin: roles.includes('_admin') || isNamedIn(objectIn(security?.json, 'admins'), account, roles),
    guard: guard?.status === 404 && v.is(someRows, designs?.json) ? 'other' : judgeGuard('text', okJson(guard)),
    revsLimit: typeof revsLimit?.json === 'number' ? revsLimit.json : undefined,
    files,
    live,
  };
}

function isNamedIn(
  group: Readonly<Record<string, unknown>> | undefined,
  account: string,
  roles: readonly string[],
): boolean {
  const has = (key: string, wanted: readonly string[]): boolean =>
    v.is(v.array(v.string()), group?.[key]) && wanted.some((each) => (group[key] as string[]).includes(each));
  return has('names', [account]) || has('roles', roles);
}

async function readLimits(
  { probe, feedMs }: GatherPorts,
  { database }: CheckedPlace,
  isServerAdmin: boolean,
): Promise<ServerLimits> {
  const path = databasePath(database);
  // A question about nothing, as long as four chunks of a file; it changes nothing.
  const large = probe({
    path: `${path}/_revs_diff`,
    method: 'POST',
    isSigned: true,
    body: `{${' '.repeat(SMALLEST_REQUEST_BYTES - 2)}}`,
  });
  const long = probe({
    path: `${path}/_changes?feed=longpoll&since=now&timeout=${feedMs}`,
    isSigned: true,
    isFeed: true,
  });
  const number = async (configPath: string): Promise<number | undefined> => {
    if (!isServerAdmin) return undefined;
    const value = Number(answered(await probe({ path: configPath, isSigned: true }))?.json);
    return Number.isFinite(value) && value > 0 ? value : undefined;
  };
  return {
    documentBytes: await number(limitPath['raise-document-size']),
    requestBytes: await number(limitPath['raise-request-size']),
    takesLargeRequests: answered(await large)?.status === 200,
    takesLongRequests: answered(await long)?.status === 200,
  };
}
