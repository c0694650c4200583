import { createHash, type Hash } from 'node:crypto';
import { MAX_ATTACHMENT_BYTES } from '../../../core/contract/attachment-commands.ts';
import { IMPORT_LIMITS } from '../read/entries.ts';
import { ProblemError } from '../read/problem.ts';
import type { Spool, SpoolFile } from '../read/spool.ts';

/** A file of a note in an Evernote export. `id` is the MD5 of its bytes, by which the text names it. */
export interface EnexFile {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly sizeBytes: number;
}

/** A note as an Evernote export has it. Times are as they are written. */
export interface EnexNote {
  readonly title: string;
  /** ENML. */
  readonly content: string;
  readonly created: string;
  readonly updated: string;
  readonly tags: readonly string[];
  readonly tasks: readonly { readonly title: string; readonly isDone: boolean }[];
  readonly files: readonly EnexFile[];
  /** Files that are too large, or damaged, by their names. */
  readonly lost: readonly string[];
}

type Draft = { -readonly [K in keyof EnexNote]: EnexNote[K] extends readonly (infer T)[] ? T[] : EnexNote[K] };

const TEXTS = new Set(['title', 'content', 'created', 'updated', 'tag', 'mime', 'file-name', 'taskStatus']);
const MAX_TEXT_UNITS = IMPORT_LIMITS.textBytes;

/** Puts the notes of an Evernote export together from its elements. The bytes of files go to the spool as they come. */
export class EnexCollector {
  readonly #spool: Spool;
  readonly #onNote: (note: EnexNote) => void;
  readonly #path: string[] = [];
  #note: Draft | undefined;
  #text = '';
  #data: Data | undefined;
  #resource: { name: string; mime: string; data: Data | undefined } | undefined;
  #task = { title: '', isDone: false };

  constructor(spool: Spool, onNote: (note: EnexNote) => void) {
    this.#spool = spool;
    this.#onNote = onNote;
  }

  /** Whether some element is open still. */
  get isInside(): boolean {
    return this.#path.length > 0;
  }

  open(name: string): void {
    this.#path.push(name);
    if (TEXTS.has(name)) this.#text = '';
    if (name === 'note' && this.#path.length === 2)
      this.#note = { title: '', content: '', created: '', updated: '', tags: [], tasks: [], files: [], lost: [] };
    if (name === 'task') this.#task = { title: '', isDone: false };
    if (name === 'resource') this.#resource = { name: '', mime: '', data: undefined };
    if (name === 'data' && this.#resource !== undefined) this.#data = new Data(this.#spool);
  }

  text(text: string): void {
    const name = this.#path.at(-1) ?? '';
    if (name === 'data') this.#data?.add(text);
    else if (TEXTS.has(name)) {
      if (this.#text.length + text.length > MAX_TEXT_UNITS) throw new ProblemError('too-large');
      this.#text += text;
    }
  }

  close(name: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    const note = this.#note;
    if (note === undefined) return;
    if (name === 'note') {
      this.#note = undefined;
      this.#onNote(note);
    } else if (parent === 'note') this.#closeInNote(name, note);
    else this.#closeInPart(name);
  }

  /** Takes away what is half. */
  end(): void {
    this.#data?.drop();
  }

  #closeInNote(name: string, note: Draft): void {
    const text = this.#text;
    if (name === 'title' || name === 'content' || name === 'created' || name === 'updated') note[name] = text;
    if (name === 'tag' && text.trim() !== '') note.tags.push(text.trim());
    if (name === 'task') note.tasks.push(this.#task);
    if (name === 'resource') this.#closeResource(note);
  }

  #closeInPart(name: string): void {
    const text = this.#text;
    if (name === 'title') this.#task.title = text;
    if (name === 'taskStatus') this.#task.isDone = text === 'completed';
    if (this.#resource === undefined) return;
    if (name === 'mime') this.#resource.mime = text;
    if (name === 'file-name') this.#resource.name = text;
    if (name === 'data') {
      this.#resource.data = this.#data;
      this.#data = undefined;
    }
  }

  #closeResource(note: Draft): void {
    const { name, mime, data } = this.#resource ?? { name: '', mime: '', data: undefined };
    this.#resource = undefined;
    const extension = /^[a-z]+\/([a-z0-9]+)$/i.exec(mime)?.[1] ?? 'bin';
    const named = name.trim() || `file.${extension.toLowerCase().replace('jpeg', 'jpg')}`;
    const file = data?.finish();
    if (file === undefined) note.lost.push(named);
    else note.files.push({ ...file, name: named });
  }
}

/** The bytes of one file, which come as base64 in pieces of any length. */
class Data {
  readonly #file: SpoolFile;
  readonly #hash: Hash = createHash('md5');
  #rest = '';
  #isLost = false;

  constructor(spool: Spool) {
    this.#file = spool.create(MAX_ATTACHMENT_BYTES);
  }

  add(text: string): void {
    if (this.#isLost) return;
    const all = this.#rest + text.replace(/\s+/g, '');
    const whole = all.length - (all.length % 4);
    this.#rest = all.slice(whole);
    this.#write(all.slice(0, whole));
  }

  /** Undefined when the file is too large or no base64. */
  finish(): Omit<EnexFile, 'name'> | undefined {
    this.#write(this.#rest);
    this.#file.close();
    if (!this.#isLost) return { id: this.#hash.digest('hex'), file: this.#file.file, sizeBytes: this.#file.sizeBytes };
    this.#file.remove();
    return undefined;
  }

  drop(): void {
    this.#file.remove();
  }

  #write(base64: string): void {
    if (this.#isLost) return;
    try {
      if (!/^[a-z0-9+/]*={0,2}$/i.test(base64)) throw new ProblemError('damaged');
      const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
      this.#file.write(bytes);
      this.#hash.update(bytes);
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause;
      this.#isLost = true;
    }
  }
}
