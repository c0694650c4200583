import { createFaultProxy } from '../../server/hub/index.ts';
import type { Team } from '../../tests/support/team.ts';

/** A way to the server that delays every byte. */
export interface Line {
  address(name: 'alice' | 'bob'): string;
  close(): Promise<void>;
}

/** Opens a line to a team's server with a round trip that is longer by so much. */
export async function openLine(team: Team, roundTripMs: number): Promise<Line> {
  const { hostname, port } = new URL(team.address('admin'));
  const proxy = await createFaultProxy({ target: { host: hostname, port: Number(port || 80) } });
  proxy.latencyMs = roundTripMs / 2;
  return {
    address(name) {
      const url = new URL(team.address(name));
      url.host = new URL(proxy.url).host;
      return url.href;
    },
    close: () => proxy.close(),
  };
}
