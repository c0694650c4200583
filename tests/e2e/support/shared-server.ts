import { createFaultProxy, type FaultProxy } from '../../../server/hub/index.ts';
import { createTeam, type Team } from '../../support/team.ts';

/** A server that each laptop reaches over a line of its own, which a test can cut and count. */
export interface SharedServer {
  readonly team: Team;
  /** One line per name, in the order they were asked for. */
  readonly lines: readonly FaultProxy[];
  /** The address of the database for an account, by way of a line. */
  address(name: 'alice' | 'bob', line: FaultProxy): string;
  close(): Promise<void>;
}

/** Starts a hub, or takes the CouchDB of `COUCHDB_URL`, with a fresh database and `lineCount` lines to it. */
export async function createSharedServer(lineCount: number): Promise<SharedServer> {
  const team = await createTeam();
  const { protocol, hostname, port } = new URL(team.address('admin'));
  if (protocol !== 'http:') throw new Error('a line is plain TCP: COUCHDB_URL has to be an http address');
  const target = { host: hostname, port: Number(port || 80) };
  const lines = await Promise.all(Array.from({ length: lineCount }, () => createFaultProxy({ target })));
  return {
    team,
    lines,
    address(name, line) {
      const url = new URL(team.address(name));
      url.host = new URL(line.url).host;
      return url.href;
    },
    async close() {
      await Promise.all(lines.map((line) => line.close()));
      await team.close();
    },
  };
}
