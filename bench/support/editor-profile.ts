import type { SessionOptions } from './editing-session.ts';
import { type EditorNote, longNote, tableNote, taskNote } from './editor-notes.ts';
import { type FullProfile, makeProfile } from './full-profile.ts';
import { liveNote } from './lived-note.ts';
import { beginWorkspace, postDocuments, writtenNote } from './many-notes.ts';

/** The session that a long note has behind it. */
const SESSION: SessionOptions = { seed: 1, keystrokes: 250_000 };

/** The notes of the editor's figures, and a small one to begin and end with. */
export interface EditorNotes {
  readonly small: EditorNote;
  readonly long: EditorNote;
  /** The long one after a session of 250,000 keystrokes. */
  readonly lived: EditorNote;
  readonly tasks: EditorNote;
  readonly table: EditorNote;
}

/** A profile with these notes, and the notes. */
export async function makeEditorProfile(): Promise<{ profile: FullProfile; notes: EditorNotes }> {
  const small = { title: 'Small', text: 'Small begins.\n', middle: 'Small' };
  const [long, tasks, table] = [longNote('Long'), taskNote('Tasks'), tableNote('Table')];
  let lived = longNote('Lived');
  const written = [small, long, tasks, table];
  const profile = await makeProfile(written.length + 1, async (address) => {
    const writer = await beginWorkspace(address);
    for (const { title, text } of written)
      await postDocuments(address, writtenNote(writer, title, text).flush(Date.UTC(2026, 0, 1)));
    const { note, documents } = liveNote(lived, writer, SESSION);
    lived = note;
    await postDocuments(address, documents);
  });
  return { profile, notes: { small, long, lived, tasks, table } };
}
