import type { RandomBytes } from '../../core/contract/random-ids.ts';
import type { Result } from '../../core/contract/result.ts';
import type { ProvisionPlan, ProvisionStep } from '../../core/provision/ports.ts';
import { provision } from '../../core/provision/provision.ts';
import { withServer, type ServerQuestion } from './server-question.ts';

/** As many as a team or a class needs at first; whoever runs the server makes more in the same way. */
const SEATS = 20;

/** Makes a workspace on a server in the name of the administrator that `question` signs in, who is forgotten afterwards. */
export const provisionServer = (
  question: ServerQuestion,
  owner: ProvisionPlan['owner'],
  ports: { readonly fetch: typeof globalThis.fetch; readonly randomBytes: RandomBytes },
): Promise<Result<readonly ProvisionStep[]>> =>
  withServer(question, ports.fetch, ({ ask, database }) =>
    provision(ask, { database, owner, seats: SEATS, random: ports.randomBytes }),
  );
