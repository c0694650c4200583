import { inspectNote } from '../notes/inspect.ts';
import type { NoteDocuments, NoteInspection } from '../notes/inspect.ts';
import type { Inspector } from '../notes/ports.ts';
import { idOf } from '../notes/refusals.ts';
import { createWorkerClient, type WorkerClient } from '../worker/client.ts';

/** Bounds of one foreign update (R20). A batch of notes gets the same: it is the worst note in it that counts. */
const DEADLINE_MS = 2000;
const MAX_MEMORY_MB = 256;

type InspectorApi = { readonly inspectNotes: (notes: readonly NoteDocuments[]) => NoteInspection[] };

/** The inspector in its worker. Whatever makes the worker hang or die is found out one note at a time and refused. */
export function createInspector(script: URL): Inspector & { close(): Promise<void> } {
  const worker: WorkerClient<InspectorApi> = createWorkerClient(script, {
    deadlineMs: DEADLINE_MS,
    maxMemoryMb: MAX_MEMORY_MB,
  });
  const inspectOne = async (note: NoteDocuments): Promise<NoteInspection> => {
    try {
      const [inspection] = await worker.ask('inspectNotes', [note]);
      if (inspection) return inspection;
    } catch {
      // The documents are listed as refused below; why the worker failed on them is not worth more than that.
    }
    const refusals = note.documents.map((document) => ({ id: idOf(document), reason: 'does-not-apply' as const }));
    return { ...inspectNote({ doc: note.doc, documents: [] }), refusals };
  };
  return {
    async inspect(notes) {
      try {
        return await worker.ask('inspectNotes', notes);
      } catch {
        const inspections: NoteInspection[] = [];
        for (const note of notes) inspections.push(await inspectOne(note));
        return inspections;
      }
    },
    close: () => worker.close(),
  };
}
