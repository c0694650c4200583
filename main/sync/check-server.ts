import * as v from 'valibot';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { FORMAT_VERSION, parseAbout, type About } from '../../core/sync/about.ts';
import { databasePath } from '../../core/sync/database-names.ts';
import type { ServerClient } from './server-client.ts';
import { parseAnswer, readAbout } from './server-database.ts';
import { signIn, withServer, type AskedServer, type ServerQuestion } from './server-question.ts';

/** A server that can be linked to. `about` is absent when the database is empty and waits to be made a workspace. */
export interface ServerAnswer {
  /** The address in its one spelling. */
  readonly server: string;
  readonly about: About | undefined;
}

const idRows = v.object({ rows: v.array(v.object({ id: v.string() })) });

/**
 * Asks a server everything that linking needs, and changes nothing there: is it CouchDB, does it let the account in, is
 * the database there, readable, and a workspace of a format known here. Each way to fail has its own error code.
 */
export function checkServer(question: ServerQuestion, fetch: typeof globalThis.fetch): Promise<Result<ServerAnswer>> {
  return withServer(question, fetch, async (asked) => {
    const welcome = await asked.ask({ path: '/', accept: [401, 403] });
    // A server that wants a sign-in for its welcome is judged by the sign-in.
    if (welcome.status === 200 && !isWelcome(welcome.json)) return fail({ code: 'server-not-couchdb' });
    const roles = await signIn(asked.ask, question.account);
    if (!roles.ok) return roles;
    const database = await asked.ask({ path: databasePath(asked.database), accept: [404] });
    if (database.status === 404) return fail({ code: 'database-missing', mayCreate: roles.value.includes('_admin') });
    return readWorkspace(asked);
  });
}

function isWelcome(json: unknown): boolean {
  return v.is(v.object({ couchdb: v.literal('Welcome') }), json);
}

async function readWorkspace({ server, database, ask }: AskedServer): Promise<Result<ServerAnswer>> {
  const first = judgeAbout(await readAbout(ask, database));
  if (first.kind === 'absent' && (await isEmpty(ask, database))) return succeed({ server, about: undefined });
  // Somebody may have made it a workspace between the two questions.
  const verdict = first.kind === 'absent' ? judgeAbout(await readAbout(ask, database)) : first;
  if (verdict.kind === 'known') return succeed({ server, about: verdict.about });
  return fail({ code: verdict.kind === 'newer' ? 'database-newer' : 'database-foreign' });
}

/** What a sentinel document says about the database it was found in. */
export type AboutVerdict =
  | { readonly kind: 'known'; readonly about: About }
  | { readonly kind: 'newer' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'absent' };

const newerAbout = v.object({ t: v.literal('about'), v: v.pipe(v.number(), v.minValue(FORMAT_VERSION + 1)) });

/** Judges what was read at the sentinel's id. A newer format need not have the fields known here. */
export function judgeAbout(document: unknown): AboutVerdict {
  if (document === undefined) return { kind: 'absent' };
  if (v.is(newerAbout, document)) return { kind: 'newer' };
  const about = parseAbout(document);
  return about === undefined ? { kind: 'foreign' } : { kind: 'known', about };
}

/** Design documents, such as the guard, may be there before the first note. */
async function isEmpty(ask: ServerClient, database: string): Promise<boolean> {
  const reply = await ask({ path: `${databasePath(database)}/_all_docs?limit=100` });
  return parseAnswer(idRows, reply.json).rows.every((row) => row.id.startsWith('_design/'));
}
