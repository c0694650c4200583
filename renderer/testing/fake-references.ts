import type { NoteId } from '../../core/contract/ids.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { nameCommands } from '../../core/contract/name-commands.ts';
import type { referenceCommands } from '../../core/contract/reference-commands.ts';
import { succeed } from '../../core/contract/result.ts';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { referencesOf } from '../../core/note/references.ts';
import { fuzzyMatch, fuzzyWordsOf } from '../../core/search/fuzzy.ts';
import type { NoteSummary } from '../../core/note/summary.ts';

/** A note as its fake main knows it. */
export interface SummarisedNote extends NoteSummary {
  readonly id: NoteId;
  readonly editedMs: number;
}

/** What a fake main knows that its answers about links, tags and members are made of. */
export interface FakeReferencesPorts {
  /** Every note outside the Trash, newest first. */
  readonly notes: () => readonly SummarisedNote[];
  readonly create: (title: string) => NoteId;
  readonly members: () => readonly string[];
}

/** Answers about links, tags and members as the catalog does, note by note. */
export function fakeReferences({
  notes,
  create,
  members,
}: FakeReferencesPorts): HandlersOf<keyof typeof referenceCommands | keyof typeof nameCommands> {
  const titled = () => notes().filter(({ title }) => title !== '');
  const rowOf = ({ id, title, excerpt, editedMs }: SummarisedNote) => ({ id, title, excerpt, editedMs });
  const named = (title: string) => titled().find((note) => linkKeyOf(note.title) === linkKeyOf(title));
  return {
    'notes.findTitles': async ({ query, limit }) =>
      succeed(
        titled()
          .filter(({ title }) => linkKeyOf(title).includes(linkKeyOf(query)))
          .slice(0, limit)
          .map(rowOf),
      ),
    'notes.resolveTitles': async ({ titles }) =>
      succeed(
        titles.map((title) => {
          const note = named(title);
          return note ? { title, note: rowOf(note) } : { title };
        }),
      ),
    'notes.backlinks': async ({ id }) => {
      const key = linkKeyOf(titled().find((note) => note.id === id)?.title ?? '');
      return succeed(
        notes().flatMap((note) => {
          const link = referencesOf(note.text).links.find((one) => one.key === key);
          if (note.id === id || link === undefined) return [];
          return [{ id: note.id, title: note.title, context: link.context, editedMs: note.editedMs }];
        }),
      );
    },
    'notes.findTags': async ({ beginning, limit }) => {
      const counts = new Map<string, number>();
      for (const name of notes().flatMap(({ text }) => referencesOf(text).tags))
        if (name.startsWith(beginning)) counts.set(name, (counts.get(name) ?? 0) + 1);
      return succeed([...counts].map(([name, count]) => ({ name, count })).slice(0, limit));
    },
    'notes.findByLetters': async ({ query, limit }) => {
      const words = fuzzyWordsOf(query);
      const scored = titled().flatMap((note) => {
        const match = fuzzyMatch(words, note.title);
        return match ? [{ note, score: match.score }] : [];
      });
      scored.sort((a, b) => b.score - a.score);
      return succeed(scored.slice(0, limit).map(({ note }) => rowOf(note)));
    },
    'notes.readTitles': async ({ ids }) =>
      succeed(ids.flatMap((id) => titled().filter((note) => note.id === id)).map(rowOf)),
    'notes.createTitled': async ({ title }) => succeed({ id: create(title) }),
    'workspace.members': async () => succeed(members().map((account) => ({ account }))),
  };
}
