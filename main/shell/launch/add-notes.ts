import type { NoteId } from '../../../core/contract/ids.ts';
import type { AddedFiles } from '../../../core/contract/launch-commands.ts';
import { type FileProblem, noteOfFile, type TextFile } from '../../../core/note/text-file.ts';
import type { Engine } from '../../engine/ports.ts';

/** Files that are read, made into notes and written away together: what is in memory at once. */
const BATCH = 32;

/** What adding takes. */
export interface NoteAdding {
  readonly engine: Pick<Engine, 'addNote' | 'flush'>;
  readonly now: () => number;
}

/** A file with a way to read it. */
export interface FileSource {
  readonly name: string;
  readonly read: () => Promise<{ ok: true; file: TextFile } | { ok: false; reason: FileProblem }>;
}

/** Makes a note of each file that can be read, in their order, each safe before it is counted. Stops at a disk that refuses. */
export async function addNotes(sources: readonly FileSource[], { engine, now }: NoteAdding): Promise<AddedFiles> {
  const added: AddedFiles = { ids: [], skipped: [] };
  let isRefused = false;
  for (let at = 0; at < sources.length; at += BATCH) {
    const batch = sources.slice(at, at + BATCH);
    if (isRefused) {
      added.skipped.push(...batch.map(({ name }) => ({ name, reason: 'not-saved' as const })));
      continue;
    }
    const outcomes = await Promise.all(batch.map((source) => addOne(source, engine, now())));
    for (const [index, outcome] of outcomes.entries()) {
      if (typeof outcome === 'object') added.ids.push(outcome.id);
      else added.skipped.push({ name: batch[index]?.name ?? '', reason: outcome });
    }
    isRefused = outcomes.includes('not-saved');
    // The notes leave the memory once they are in segments. What cannot be written now is in the journal.
    await engine.flush().catch(() => undefined);
  }
  return added;
}

async function addOne(
  source: FileSource,
  engine: NoteAdding['engine'],
  nowMs: number,
): Promise<{ id: NoteId } | FileProblem> {
  const outcome = await source.read();
  if (!outcome.ok) return outcome.reason;
  const created = await engine.addNote(noteOfFile(outcome.file, nowMs));
  return created.ok ? created.value : 'not-saved';
}
