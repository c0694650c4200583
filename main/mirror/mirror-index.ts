import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type AttachmentHash, attachmentHash } from '../../core/contract/attachment-values.ts';
import { type NoteId, noteId } from '../../core/contract/ids.ts';
import type { MirrorPosition } from './mirror-api.ts';

/** The file that tells a mirror from any other folder: a line for each thing that became so; of two the later one holds. */
export const INDEX = '.commonplace-mirror.jsonl';
const FORMAT = 1;

/** What is written of a note. */
export interface IndexEntry {
  /** A path with `/`. */
  readonly file: string;
  /**
   * Of what was last written, or is about to be, and of what was before: a file that is neither was changed by a person. SHA-256,
   * hex.
   */
  readonly hashes: readonly string[];
  /** Where its file lay before and may still lie. */
  readonly leaving?: readonly string[] | undefined;
  /** The id of the notebook whose folder it lies in; absent: none, or the Trash. */
  readonly notebook?: string | undefined;
  /** The attachments that its text refers to, here or not. */
  readonly attachments?: readonly AttachmentHash[] | undefined;
}

/** Whoever can write into the folder must not lead us out of it. */
const place = v.pipe(
  v.string(),
  v.check((text) => text.split('/').every((part) => part !== '' && part !== '..' && !/[\\:\0]/.test(part))),
);

const line = v.union([
  v.object({ mirror: v.string(), format: v.literal(FORMAT) }),
  v.object({
    note: noteId,
    file: place,
    hashes: v.array(v.string()),
    leaving: v.optional(v.array(place)),
    notebook: v.optional(v.string()),
    attachments: v.optional(v.array(attachmentHash)),
  }),
  v.object({ gone: noteId }),
  v.object({ attachment: attachmentHash, name: place }),
  v.object({ seen: v.object({ source: v.string(), seq: v.number() }) }),
]);
export type IndexLine = v.InferOutput<typeof line>;

/** Superfluous lines that are worth making the file anew when it is opened. */
const MAX_STALE_LINES = 1000;

/** What a mirror has written, in memory and on the disk. */
export class MirrorIndex {
  readonly #file: string;
  readonly #mirror: string;
  readonly notes = new Map<NoteId, IndexEntry>();
  /** The names of attachments in their folder. */
  readonly attachments = new Map<AttachmentHash, string>();
  position: MirrorPosition | undefined;

  private constructor(folder: string, mirror: string) {
    this.#file = path.join(folder, INDEX);
    this.#mirror = mirror;
  }

  /** Begins one; a folder that has one already keeps it, and this rejects. */
  static async create(folder: string, mirror: string): Promise<void> {
    const handle = await open(path.join(folder, INDEX), 'wx', 0o600);
    await handle.writeFile(serialize([{ mirror, format: FORMAT }]));
    await handle.sync();
    await handle.close();
  }

  /** Reads one; undefined when the folder holds none of that mirror. */
  static async open(folder: string, mirror: string): Promise<MirrorIndex | undefined> {
    const index = new MirrorIndex(folder, mirror);
    const lines = await readLines(index.#file);
    const [first] = lines;
    if (first === undefined || !('mirror' in first) || first.mirror !== mirror) return undefined;
    for (const each of lines) index.#take(each);
    if (lines.length > index.#lines().length + MAX_STALE_LINES) await index.#rewrite();
    return index;
  }

  /** Whether the file is still there: without it nothing may be written. */
  async isThere(): Promise<boolean> {
    const handle = await open(this.#file, 'r').catch(() => undefined);
    await handle?.close();
    return handle !== undefined;
  }

  /** Says something; it is on the disk afterwards. */
  async add(lines: readonly IndexLine[]): Promise<void> {
    if (lines.length === 0) return;
    const handle = await open(this.#file, 'a');
    try {
      // After a line that was cut short by a full disk or a power cut, the next one would be part of it.
      await handle.writeFile(`\n${serialize(lines)}`);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    for (const each of lines) this.#take(each);
  }

  #take(each: IndexLine): void {
    if ('note' in each) {
      const { note, ...entry } = each;
      this.notes.set(note, entry);
    } else if ('gone' in each) this.notes.delete(each.gone);
    else if ('attachment' in each) this.attachments.set(each.attachment, each.name);
    else if ('seen' in each) this.position = each.seen;
  }

  #lines(): IndexLine[] {
    return [
      { mirror: this.#mirror, format: FORMAT },
      ...Array.from(this.notes, ([note, entry]) => lineOf(note, entry)),
      ...Array.from(this.attachments, ([attachment, name]) => ({ attachment, name })),
      ...(this.position === undefined ? [] : [{ seen: this.position }]),
    ];
  }

  async #rewrite(): Promise<void> {
    const draft = `${this.#file}.new`;
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(serialize(this.#lines()));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, this.#file).catch(async (cause: unknown) => {
      await rm(draft, { force: true });
      throw cause;
    });
  }
}

/** What is said of a note. */
export const lineOf = (note: NoteId, { file, hashes, leaving, notebook, attachments }: IndexEntry): IndexLine => ({
  ...{ note, file, hashes: [...hashes], notebook },
  leaving: leaving && [...leaving],
  attachments: attachments && [...attachments],
});

const serialize = (lines: readonly IndexLine[]): string => `${lines.map((each) => JSON.stringify(each)).join('\n')}\n`;

/** The lines that make sense; none when there is no such file. */
async function readLines(file: string): Promise<IndexLine[]> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return '';
    throw cause;
  });
  return text.split('\n').flatMap((each) => {
    const parsed = v.safeParse(line, parseJson(each));
    return parsed.success ? [parsed.output] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
