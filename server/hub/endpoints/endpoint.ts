import type { Authenticator } from '../auth/authenticator.ts';
import type { FaultInjector } from '../faults/fault-switch.ts';
import type { HubRequest } from '../http/hub-request.ts';
import type { Reply } from '../http/reply.ts';
import type { Catalog } from '../store/catalog.ts';
import type { Database } from '../store/database.ts';

/** What endpoints work with. */
export interface HubServices {
  readonly catalog: Catalog;
  readonly authenticator: Authenticator;
  readonly faults: FaultInjector;
  /** True when the faults may be switched over HTTP. */
  readonly hasFaultEndpoint: boolean;
  readonly uuid: string;
}

/** Answers a request about one database; the asking person has been found to be a member. */
export type DatabaseEndpoint = (
  request: HubRequest,
  database: Database,
  services: HubServices,
) => Promise<Reply> | Reply;
