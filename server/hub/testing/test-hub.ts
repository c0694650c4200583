import { createHub, type Hub, type HubOptions } from '../create-hub.ts';
import { basic, createHubClient, type HubClient } from './hub-client.ts';

/** A hub with the accounts alice, bob and carol, and clients for each of them, the admin and nobody. */
export interface TestHub {
  readonly hub: Hub;
  readonly admin: HubClient;
  readonly alice: HubClient;
  readonly bob: HubClient;
  readonly nobody: HubClient;
  as(name: string, password?: string): HubClient;
  /** Makes a database whose members these people are. */
  createDatabase(name: string, members: readonly string[], query?: string): Promise<void>;
}

/** The password of a test person. */
function passwordOf(name: string): string {
  return `${name}-pw`;
}

/** Starts a hub for one test; in memory unless told otherwise. Accounts that are there already are kept. */
export async function startTestHub(options: Partial<HubOptions> = {}): Promise<TestHub> {
  const hub = await createHub({ admin: 'root', password: passwordOf('root'), storage: { kind: 'memory' }, ...options });
  const as = (name: string, password = passwordOf(name)): HubClient => createHubClient(hub.url, basic(name, password));
  const admin = as('root');
  for (const name of ['alice', 'bob', 'carol']) {
    const account = { name, password: passwordOf(name), roles: [], type: 'user' };
    await admin.ask('PUT', `/_users/org.couchdb.user:${name}`, account);
  }
  return {
    hub,
    admin,
    as,
    alice: as('alice'),
    bob: as('bob'),
    nobody: createHubClient(hub.url),
    async createDatabase(name, members, query = '') {
      await admin.ask('PUT', `/${name}${query}`);
      await admin.ask('PUT', `/${name}/_security`, {
        admins: { roles: ['_admin'] },
        members: { names: members, roles: [] },
      });
    },
  };
}
