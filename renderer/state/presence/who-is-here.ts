import type { NoteId } from '../../../core/contract/ids.ts';
import { texts } from '../texts.svelte.ts';
import type { Presence } from './presence.svelte.ts';

/** Who is in the note on screen and who is elsewhere, in words, for whoever asks. */
export function whoIsHere(presence: Presence, note: NoteId | undefined): string {
  const said = texts().presence;
  const here = note === undefined ? [] : presence.in(note);
  const elsewhere = presence.people.filter(({ account }) => !here.some((person) => person.account === account));
  const names = (people: typeof here): string[] => people.map(({ name }) => name);
  if (here.length + elsewhere.length === 0) return said.nobody;
  const first = here.length === 0 ? said.nobodyInNote : said.inNote(names(here));
  return elsewhere.length === 0 ? first : `${first} ${said.elsewhere(names(elsewhere))}`;
}
