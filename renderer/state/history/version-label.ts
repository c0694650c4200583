import type { VersionRow } from '../../../core/contract/version-commands.ts';
import { LOCAL_ACCOUNT } from '../../../core/segment/ids.ts';
import { texts } from '../texts.svelte.ts';

/** Who wrote a version; `own` is the account of who reads it. */
export function authorsLabelOf({ authors }: Pick<VersionRow, 'authors'>, own: string | undefined): string {
  const names = authors.map((name) => (name === own || name === LOCAL_ACCOUNT ? texts().history.you : name));
  return texts().history.by([...new Set(names)]);
}

/** What a version is called: its name, else why it was made; empty for an ordinary one. */
export const nameOf = ({ name, kind }: Pick<VersionRow, 'name' | 'kind'>): string =>
  name === '' ? texts().history.kinds[kind] : name;
