import type { HandlersOf } from '../../core/contract/handlers.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { CheckedServer, serverCheckCommands } from '../../core/contract/server-check-commands.ts';
import type { Finding } from '../../core/server-check/finding.ts';
import { checkPlace, fixPlace, type PlaceToCheck } from '../sync/server-check/check-place.ts';

/** What checking servers needs of the engine. */
interface ServerCheckPorts {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly isSafeMode: () => boolean;
  /** The server of the workspace on screen, as it is asked now. */
  readonly linked: () => PlaceToCheck | undefined;
}

/** What is found out about a server, and put right there. */
export function serverCheckHandlers(ports: ServerCheckPorts): HandlersOf<keyof typeof serverCheckCommands> {
  const at = async (
    where: CheckedServer,
    work: (place: PlaceToCheck) => Promise<Finding[]>,
  ): Promise<Result<{ findings: Finding[] }>> => {
    if (ports.isSafeMode()) return fail({ code: 'safe-mode' });
    const place = where.kind === 'typed' ? where : ports.linked();
    return place === undefined ? fail({ code: 'not-linked' }) : succeed({ findings: await work(place) });
  };
  return {
    'server.check': ({ where }) => at(where, (place) => checkPlace(place, ports)),
    'server.fix': ({ where, fix }) => at(where, (place) => fixPlace(place, fix, ports)),
  };
}
