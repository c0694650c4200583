import type { NoteId } from '../../core/contract/ids.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';
import type { VersionFacts, VersionText } from '../../core/version/version.ts';
import type { NoteVersions } from './note-versions.ts';

/** A note, its copy in another workspace, and the account that the copy is written under. */
interface CopiedNote {
  readonly note: NoteId;
  readonly copy: NoteId;
  readonly account: string;
}

/** Writes the versions of a note again as those of its copy. What was written under no account is that of who copies. */
export async function copyVersions(
  from: NoteVersions,
  to: NoteVersions,
  { note, copy, account }: CopiedNote,
): Promise<void> {
  const copied: { facts: VersionFacts; text: VersionText }[] = [];
  for (const { atMs, kind, name, title, authors, id } of await from.shelf.list(note)) {
    const text = await from.shelf.text(note, id);
    const named = authors.map((author) => (author === LOCAL_ACCOUNT ? account : author));
    // How far each had written says nothing of the copy, which one person writes at once.
    if (text) copied.push({ facts: { atMs, kind, name, title, authors: named, reach: new Map() }, text });
  }
  await to.keeper.adopt(copy, copied);
}
