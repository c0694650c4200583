import type { AskServer } from '../../core/provision/ports.ts';

/** Who asks which server. */
interface Access {
  readonly server: string;
  readonly account: string;
  readonly password: string;
}

/** Hashing the passwords of a handful of accounts takes a slow server a while. */
const ANSWER_MS = 60_000;

/** Asks a server in an account's name. Every failure is an Error with a sentence for a terminal. */
export function askAs({ server, account, password }: Access): AskServer {
  const authorization = `Basic ${Buffer.from(`${account}:${password}`).toString('base64')}`;
  return async ({ path, method = 'GET', body = null, accept = [] }) => {
    const response = await fetch(server + path, {
      method,
      body,
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch((cause: unknown) => {
      throw new Error(`Nobody answers at ${server}.`, { cause });
    });
    const { status } = response;
    if (!response.ok && !accept.includes(status)) throw new Error(sentenceOf(status, `${method} ${path}`));
    return { status, json: await jsonOf(response) };
  };
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new Error('What answers there is not a CouchDB.', { cause });
  }
}

function sentenceOf(status: number, asked: string): string {
  if (status === 401) return 'The server does not let this administrator in: name or password is wrong.';
  if (status >= 300 && status < 400) return 'The server redirects. Use the address it redirects to.';
  return `The server answered ${status} to ${asked}.`;
}
