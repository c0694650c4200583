import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import { revisionOf } from '../../core/segment/stored-update.ts';
import type { NoteDocuments, NoteInspection, Refusal } from '../notes/inspect.ts';
import type { Inspector } from '../notes/ports.ts';
import { idOf } from '../notes/refusals.ts';
import type { LiveInspection, LiveQuestion } from '../notes/scratch-pad.ts';
import { createWorkerClient, type WorkerClient } from '../worker/client.ts';

/** What one foreign update may take (R20): long enough for a busy machine with two cores. */
const DEADLINE_MS = 5000;
/** And what each further document in the same question adds to it. */
const DEADLINE_PER_DOCUMENT_MS = 20;
const MAX_MEMORY_MB = 256;

type InspectorApi = {
  readonly inspectNotes: (notes: readonly NoteDocuments[]) => NoteInspection[];
  readonly inspectLive: (question: LiveQuestion) => LiveInspection | undefined;
  readonly contentsOf: (notes: readonly NoteDocuments[]) => OutgoingNote[];
};

/** The inspector in its worker. Documents that make the worker hang or die are found one by one, and refused alone. */
export function createInspector(script: URL): Inspector & { close(): Promise<void> } {
  const limits = { deadlineMs: DEADLINE_MS, maxMemoryMb: MAX_MEMORY_MB };
  const worker = createWorkerClient<InspectorApi>(script, limits);
  const ask = (notes: readonly NoteDocuments[]) => worker.ask('inspectNotes', notes, deadlineOf(notes));
  return {
    async inspect(notes) {
      try {
        return await ask(notes);
      } catch {
        const inspections: NoteInspection[] = [];
        for (const note of notes) inspections.push(...(await inspectAlone(worker, note)));
        return inspections;
      }
    },
    async inspectLive(question) {
      try {
        return await worker.ask('inspectLive', question, deadlineOf([question]));
      } catch {
        return question.isWhole ? inspectLiveAlone(worker, question) : undefined;
      }
    },
    async contents(notes) {
      try {
        return await worker.ask('contentsOf', notes, deadlineOf(notes));
      } catch {
        const contents: OutgoingNote[] = [];
        for (const note of notes) contents.push(...(await contentsAlone(worker, note)));
        return contents;
      }
    },
    close: () => worker.close(),
  };
}

function deadlineOf(notes: readonly NoteDocuments[]): number {
  const count = notes.reduce((total, note) => total + note.documents.length, 0);
  return DEADLINE_MS + DEADLINE_PER_DOCUMENT_MS * count;
}

/** One note after a question about several failed: as a whole if that goes, else without its culprits. */
async function inspectAlone(worker: WorkerClient<InspectorApi>, note: NoteDocuments): Promise<NoteInspection[]> {
  try {
    return await worker.ask('inspectNotes', [note], deadlineOf([note]));
  } catch {
    const { documents, refusals } = await withoutCulprits(worker, note);
    const [inspection] = await worker.ask('inspectNotes', [{ doc: note.doc, documents }], deadlineOf([note]));
    return inspection ? [{ ...inspection, refusals: [...inspection.refusals, ...refusals] }] : [];
  }
}

async function inspectLiveAlone(
  worker: WorkerClient<InspectorApi>,
  question: LiveQuestion,
): Promise<LiveInspection | undefined> {
  const { documents, refusals } = await withoutCulprits(worker, question);
  const inspection = await worker.ask('inspectLive', { ...question, documents }, deadlineOf([question]));
  return inspection && { ...inspection, refusals: [...inspection.refusals, ...refusals] };
}

/** The same for what a note says. */
async function contentsAlone(worker: WorkerClient<InspectorApi>, note: NoteDocuments): Promise<OutgoingNote[]> {
  try {
    return await worker.ask('contentsOf', [note], deadlineOf([note]));
  } catch {
    const { documents } = await withoutCulprits(worker, note);
    return worker.ask('contentsOf', [{ doc: note.doc, documents }], deadlineOf([note]));
  }
}

/** Adds one document after the other and leaves out those that the worker does not survive. Slow, and only after a failure. */
async function withoutCulprits(
  worker: WorkerClient<InspectorApi>,
  { doc, documents }: NoteDocuments,
): Promise<{ documents: unknown[]; refusals: Refusal[] }> {
  const good: unknown[] = [];
  const refusals: Refusal[] = [];
  for (const document of documents)
    try {
      await worker.ask('inspectNotes', [{ doc, documents: [...good, document] }]);
      good.push(document);
    } catch {
      refusals.push({ id: idOf(document), rev: revisionOf(document), reason: 'does-not-apply' });
    }
  return { documents: good, refusals };
}
