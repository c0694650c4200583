import * as v from 'valibot';
import { GUARD_ID, guardDocument } from '../../../core/guard/guard-document.ts';
import { limitPath, SYSTEM_DATABASES, USUAL_LIMITS } from '../../../core/server-check/admin-command.ts';
import type { ServerFix } from '../../../core/server-check/finding.ts';
import { FEWEST_REVISIONS } from '../../../core/server-check/judge-server.ts';
import { createFilesDatabase, createLiveDatabase } from '../create-database.ts';
import type { ServerClient } from '../server-client.ts';
import { databasePath } from '../../../core/sync/database-names.ts';

/** Puts one thing right. Rejects with a SyncError when the server does not let it; doing it again harms nothing. */
export async function applyFix(ask: ServerClient, database: string, fix: ServerFix): Promise<void> {
  switch (fix) {
    case 'finish-setup':
      for (const name of SYSTEM_DATABASES) await ask({ path: `/${name}`, method: 'PUT', accept: [412] });
      return;
    case 'create-files-database':
      await createFilesDatabase(ask, database);
      return;
    case 'create-live-database':
      await createLiveDatabase(ask, database);
      return;
    case 'renew-guard':
      await renewGuard(ask, database);
      return;
    case 'raise-revisions':
      await ask({ path: `${databasePath(database)}/_revs_limit`, method: 'PUT', body: String(FEWEST_REVISIONS) });
      return;
    case 'raise-document-size':
    case 'raise-request-size':
      await ask({ path: limitPath[fix], method: 'PUT', body: JSON.stringify(USUAL_LIMITS[fix]) });
  }
}

/** Only over one that stands there: a guard in a database without roles would let nobody write. */
async function renewGuard(ask: ServerClient, database: string): Promise<void> {
  const path = `${databasePath(database)}/${GUARD_ID}`;
  const { json } = await ask({ path });
  if (!v.is(revised, json)) return;
  await ask({ path, method: 'PUT', body: JSON.stringify({ ...guardDocument('text'), _rev: json._rev }) });
}

const revised = v.object({ _rev: v.string() });
