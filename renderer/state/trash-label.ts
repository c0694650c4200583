import type { NoteRow } from '../../core/contract/values.ts';
import { KEPT_IN_TRASH_MS } from '../../core/note/trash.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';
import { texts } from './texts.svelte.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who put a note into the Trash and when, and when it is erased. `own` is the account of who reads it. */
export function trashLabelOf(
  { trashedMs, trashedBy }: Pick<NoteRow, 'trashedMs' | 'trashedBy'>,
  nowMs: number,
  own: string | undefined,
): string {
  const say = texts().trash;
  // A clock that runs ahead must not say "in minus two days".
  const days = Math.max(0, Math.floor((nowMs - trashedMs) / DAY_MS));
  const left = Math.max(0, Math.ceil((trashedMs + KEPT_IN_TRASH_MS - nowMs) / DAY_MS));
  const isKnown = trashedBy !== '' && trashedBy !== LOCAL_ACCOUNT;
  const deleted = !isKnown
    ? say.deleted(days)
    : trashedBy === own
      ? say.deletedByYou(days)
      : say.deletedBy(trashedBy, days);
  return `${deleted}; ${say.erased(left)}`;
}
