import type { NoteDocuments, NoteInspection } from '../notes/inspect.ts';
import type { Inspector } from '../notes/ports.ts';
import { idOf } from '../notes/refusals.ts';
import type { LiveInspection, LiveQuestion } from '../notes/scratch-pad.ts';
import { createWorkerClient } from '../worker/client.ts';

/** Ample for the largest note there is on a slow machine: a hostile one is cut off here (R20). */
const DEADLINE_MS = 10_000;
const MAX_MEMORY_MB = 256;

type InspectorApi = {
  readonly inspectNotes: (notes: readonly NoteDocuments[]) => NoteInspection[];
  readonly inspectLive: (question: LiveQuestion) => LiveInspection | undefined;
};

/** The inspector in its worker. What makes the worker hang or die is found out one note at a time, and refused. */
export function createInspector(script: URL): Inspector & { close(): Promise<void> } {
  const limits = { deadlineMs: DEADLINE_MS, maxMemoryMb: MAX_MEMORY_MB };
  const worker = createWorkerClient<InspectorApi>(script, limits);
  const inspectOne = (note: NoteDocuments): Promise<NoteInspection[]> =>
    worker.ask('inspectNotes', [note]).catch(() => [unreadable(note)]);
  return {
    async inspect(notes) {
      try {
        return await worker.ask('inspectNotes', notes);
      } catch {
        const inspections: NoteInspection[] = [];
        for (const note of notes) inspections.push(...(await inspectOne(note)));
        return inspections;
      }
    },
    inspectLive: (question) =>
      worker.ask('inspectLive', question).catch(() => (question.isWhole ? unreadable(question) : undefined)),
    close: () => worker.close(),
  };
}

/** A note that the worker could not survive: none of it is used, all of it is listed and kept. */
function unreadable({ doc, documents }: NoteDocuments): NoteInspection {
  const refusals = documents.map((document) => ({ id: idOf(document), reason: 'does-not-apply' as const }));
  return {
    doc,
    refusals,
    summary: { title: '', excerpt: '', text: '', isTrashed: false, isBlank: false },
    editedMs: 0,
  };
}
