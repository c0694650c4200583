import * as v from 'valibot';
import { succeed, type Result } from '../../core/contract/result.ts';
import { accountPath } from '../../core/provision/accounts.ts';
import { parseAnswer } from './server-database.ts';
import { signIn, withServer, type ServerQuestion } from './server-question.ts';

/** Whether a password still opens its account: `sign-in-failed` when not. */
export const tryPassword = (question: ServerQuestion, fetch: typeof globalThis.fetch): Promise<Result<undefined>> =>
  withServer(question, fetch, async ({ ask }) => {
    const signedIn = await signIn(ask, question.account);
    return signedIn.ok ? succeed(undefined) : signedIn;
  });

/** Gives the account that asks another password: on a CouchDB everybody may do that with the own account. */
export const changePassword = (
  question: ServerQuestion,
  password: string,
  fetch: typeof globalThis.fetch,
): Promise<Result<undefined>> =>
  withServer(question, fetch, async ({ ask }) => {
    const path = accountPath(question.account);
    const account = parseAnswer(v.looseObject({ _rev: v.string() }), (await ask({ path })).json);
    await ask({ path, method: 'PUT', body: JSON.stringify({ ...account, password }) });
    return succeed(undefined);
  });
