import * as Y from 'yjs';
import { authorshipOf, type Authorship } from '../../core/segment/authorship.ts';
import { joinPool } from '../../core/segment/pool.ts';
import { clockVectorOf } from '../../core/segment/replica.ts';
import { resolve } from '../../core/segment/resolve.ts';
import type { StoredSegment } from '../../core/segment/stored-update.ts';
import { findMisplaced } from '../../core/segment/validate.ts';
import { buildNote, judgeAll, type NoteDocuments, type Refusal } from './inspect.ts';

/** Documents of an open note: all of them, or what was added to those asked about before. */
export interface LiveQuestion extends NoteDocuments {
  readonly isWhole: boolean;
}

/** What may not reach the live document of an open note, and who wrote these documents. */
export interface LiveInspection extends Authorship {
  readonly refusals: readonly Refusal[];
}

interface OpenScratch {
  readonly scratch: Y.Doc;
  readonly waiting: readonly StoredSegment[];
}

/** Open notes whose scratch documents are kept: more than one person looks at. */
const KEPT = 8;

/** Keeps the scratch documents of open notes, so that a colleague's keystroke costs no more than the keystroke. */
export class ScratchPad {
  readonly #open = new Map<string, OpenScratch>();

  /** Undefined when the whole note is needed: it is not known here, or something in the addition is bad. */
  inspect(question: LiveQuestion): LiveInspection | undefined {
    if (question.isWhole) return this.#build(question);
    const known = this.#open.get(question.doc);
    this.#open.delete(question.doc);
    return known && this.#add(known, question);
  }

  #build(question: LiveQuestion): LiveInspection {
    const { scratch, waiting, refusals, authors, editedBy, editedMs } = buildNote(question);
    this.#keep(question.doc, { scratch, waiting });
    return { refusals, authors, editedBy, editedMs };
  }

  #add({ scratch, waiting }: OpenScratch, question: LiveQuestion): LiveInspection | undefined {
    const { usable, markers, refusals } = judgeAll(question);
    // What it means that a note was erased is judged by the whole note.
    if (markers.length > 0 || usable.some(({ others }) => others)) return undefined;
    const before = clockVectorOf(scratch);
    const resolution = resolve(before, joinPool(waiting, usable));
    try {
      if (resolution.update) Y.applyUpdate(scratch, resolution.update);
    } catch {
      return undefined;
    }
    if (findMisplaced(scratch, before).size > 0) return undefined;
    this.#keep(question.doc, { scratch, waiting: resolution.waiting });
    return { refusals, ...authorshipOf(usable) };
  }

  #keep(doc: string, open: OpenScratch): void {
    this.#open.set(doc, open);
    const [oldest] = this.#open.keys();
    if (this.#open.size > KEPT && oldest !== undefined) this.#open.delete(oldest);
  }
}
