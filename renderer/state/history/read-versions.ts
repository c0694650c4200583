import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { VersionRow } from '../../../core/contract/version-commands.ts';
import { ask } from '../../api/bridge.ts';

/** The versions of a note, newest first, and what they take on the disk. */
export interface ReadVersions {
  readonly rows: readonly VersionRow[];
  readonly sizeBytes: number;
}

/** How many versions are asked for at once. */
const PAGE = 200;

/** Reads all versions of a note, page by page; undefined when main would not tell. */
export async function readVersions(bridge: Bridge, note: NoteId): Promise<ReadVersions | undefined> {
  const rows: VersionRow[] = [];
  for (;;) {
    const page = await ask(bridge, 'versions.list', { note, offset: rows.length, limit: PAGE });
    if (!page.ok) return undefined;
    rows.push(...page.value.rows);
    if (page.value.rows.length < PAGE) return { rows, sizeBytes: page.value.sizeBytes };
  }
}
