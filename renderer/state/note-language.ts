import type * as Y from 'yjs';
import { metaOf } from '../../core/note/note.ts';

/** The language of one note on screen: fixed by a person for everybody, or as its text reads. */
export class NoteLanguage {
  readonly #docOf: () => Y.Doc | undefined;
  readonly #listeners = new Set<() => void>();
  #ofText: string | undefined;

  /** `docOf` gives the note's document as it is now: it may be exchanged while the note is open. */
  constructor(docOf: () => Y.Doc | undefined) {
    this.#docOf = docOf;
  }

  /** The language a person chose for the note; undefined when it is chosen automatically. */
  get fixed(): string | undefined {
    const doc = this.#docOf();
    const language: unknown = doc && metaOf(doc).get('language');
    return typeof language === 'string' ? language : undefined;
  }

  /** Fixes the language, or leaves it to the text again. An edit of the note like any other. */
  fix(language: string | undefined): void {
    const doc = this.#docOf();
    if (doc === undefined) return;
    doc.transact(() => metaOf(doc).set('language', language ?? null), 'language');
    this.#tell();
  }

  /** The language that most of the body is in, as far as it was on screen; undefined while it says nothing. */
  get ofText(): string | undefined {
    return this.#ofText;
  }

  set ofText(language: string | undefined) {
    if (language === this.#ofText) return;
    this.#ofText = language;
    this.#tell();
  }

  /** Tells when the language may be another one. Returns the way to stop. */
  onchange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
