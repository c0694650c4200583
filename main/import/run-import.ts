import type { AppError } from '../../core/contract/errors.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { ImportReport } from '../../core/contract/import-commands.ts';
import type { Result } from '../../core/contract/result.ts';
import { textHashOf } from '../../core/import/note-source.ts';
import { forgetSource, takeSource } from '../../core/import/take-source.ts';
import type { WorkerClient } from '../worker/client.ts';
import type { AddedNote, ChangedSource, ImportApi, ImportBatch, NextQuestion } from './import-api.ts';
import type { ImportStore } from './ports.ts';
import { Tally } from './tally.ts';

/** What one import does its work with. */
export interface RunningImport {
  readonly name: string;
  readonly store: ImportStore;
  readonly worker: WorkerClient<ImportApi>;
  readonly nowMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** The disk, or whatever else notes go into, refused. */
class RefusedError extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** Brings notes in, batch by batch, until all are in, a person cancels or the disk refuses. What is in is in whole. */
export async function runImport(running: RunningImport): Promise<ImportReport> {
  const { worker, store, nowMs, signal, name, onProgress } = running;
  const tally = new Tally(name);
  try {
    await worker.ask('begin', { writer: store.writer, nowMs });
    let notebooks: NextQuestion['notebooks'] = [];
    for (;;) {
      if (signal.aborted) return tally.report({ why: 'cancelled' });
      const batch = await worker.ask('next', { notebooks });
      await takeBatch(store, batch, tally);
      onProgress(batch.done);
      if (batch.isOver) return tally.report();
      notebooks =
        batch.wanted === undefined ? [] : [{ path: batch.wanted, id: granted(await store.notebookAt(batch.wanted)) }];
    }
  } catch (cause) {
    if (cause instanceof RefusedError) return tally.report({ why: 'failed', error: cause.error });
    throw cause;
  }
}

/** Files before the notes that name them, and the new notes as one. */
async function takeBatch(store: ImportStore, batch: ImportBatch, tally: Tally): Promise<void> {
  tally.unchanged(batch.unchangedCount);
  for (const skipped of batch.skipped) tally.skip(skipped);
  for (const { hash, file, name } of batch.files) {
    if (store.hasFile(hash)) continue;
    const added = await store.addFile(file);
    if (!added.ok && added.error.code === 'store-full') throw new RefusedError(added.error);
    if (added.ok && added.value.hash === hash) tally.attached();
    else tally.skip({ name, problem: 'unreadable' });
  }
  const fresh: AddedNote[] = [];
  for (const one of batch.added) {
    const here = await ownNote(store, one);
    if (here === 'same') tally.unchanged(1);
    else fresh.push(one);
    if (here === 'other') tally.change({ title: one.note.summary.title, change: 'kept-both' });
    else if (here === undefined) tally.added();
  }
  if (fresh.length > 0) granted(await store.addMany(fresh.map(({ note }) => note)));
  for (const changed of batch.changed) await takeChange(store, changed, tally);
}

/** Whether the note that this app once wrote into the file is here, and says the same. */
async function ownNote(store: ImportStore, { own, source }: AddedNote): Promise<'same' | 'other' | undefined> {
  const content = own && (await store.contentOf(own));
  if (content === undefined) return undefined;
  return textHashOf(content.title, content.body) === source.text ? 'same' : 'other';
}

async function takeChange(store: ImportStore, changed: ChangedSource, tally: Tally): Promise<void> {
  const { id, after, title } = changed;
  let outcome: ReturnType<typeof takeSource> = 'updated';
  granted(
    await store.change(id, (doc) => {
      outcome = takeSource(doc, { ...changed, source: after.source });
    }),
  );
  if (isKeptBoth(outcome)) {
    granted(await store.addMany([after.note]));
    granted(await store.change(id as NoteId, forgetSource));
  }
  tally.change({ title, change: isKeptBoth(outcome) ? 'kept-both' : 'updated' });
}

/** The compiler does not see that a callback assigns. */
const isKeptBoth = (outcome: ReturnType<typeof takeSource>): boolean => outcome === 'changed-here';

function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusedError(result.error);
  return result.value;
}
