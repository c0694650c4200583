import type { SkippedItem } from '../../../core/contract/import-commands.ts';
import { nameOf, stemOf } from '../../../core/import/entry-path.ts';
import { hasEncryptedPart, htmlOfEnml, withTasks } from '../../../core/import/enml.ts';
import { heldReference, referenceHeld } from '../../../core/import/references-in-html.ts';
import { type FoundEntry, IMPORT_LIMITS } from '../read/entries.ts';
import { problemOf } from '../read/problem.ts';
import { readBytes } from '../read/read-bytes.ts';
import type { Spool } from '../read/spool.ts';
import type { EnexNote } from './enex-collector.ts';
import { htmlTextOf } from './html-note.ts';
import type { Found, NoteEntry } from './note-entry.ts';
import type { ImportedNote } from '../../../core/import/imported-note.ts';
import { readEnex } from './read-enex.ts';

interface EvernoteNotes {
  readonly notes: readonly NoteEntry[];
  readonly files: readonly FoundEntry[];
  readonly skipped: readonly SkippedItem[];
}

/** The notes of an Evernote export, which is one notebook. What is broken costs what comes behind it. */
export async function evernoteNotes(entry: FoundEntry, spool: Spool): Promise<EvernoteNotes> {
  const notes: NoteEntry[] = [];
  const files: FoundEntry[] = [];
  const skipped: SkippedItem[] = [];
  try {
    for await (const note of readEnex(entry.file, spool)) {
      const name = note.title || nameOf(entry.path);
      skipped.push(...note.lost.map((lost) => ({ name: `${name}: ${lost}`, problem: 'damaged' as const })));
      if (hasEncryptedPart(note.content)) skipped.push({ name, problem: 'encrypted' });
      const kept = spool.create(IMPORT_LIMITS.textBytes * 2);
      kept.write(new TextEncoder().encode(JSON.stringify(note)));
      kept.close();
      const found = foundIn(note);
      files.push(...[...found.values()].flatMap((one) => (one.kind === 'file' ? one.entry : [])));
      notes.push({
        id: `${entry.path}#${notes.length}`,
        name,
        read: () =>
          noteOf(JSON.parse(new TextDecoder().decode(readBytes(kept.file, IMPORT_LIMITS.textBytes * 2))), entry),
        find: (written, how) => (how === 'link' ? found.get(referenceHeld(written) ?? '') : undefined),
      });
    }
  } catch (cause) {
    skipped.push({ name: entry.path, problem: problemOf(cause) });
  }
  return { notes, files, skipped };
}

function foundIn({ files, updated }: EnexNote): Map<string, Found> {
  const editedMs = timeOf(updated);
  return new Map(
    files.map(({ id, name, file, sizeBytes }) => [
      id,
      { kind: 'file', name, entry: { path: name, file, sizeBytes, createdMs: editedMs, editedMs } },
    ]),
  );
}

function noteOf(note: EnexNote, { path }: FoundEntry): ImportedNote {
  const { title, content, created, updated, tags, tasks, files } = note;
  const markdown = withTasks(htmlTextOf(htmlOfEnml(content, files)));
  const list = tasks.map(
    ({ title: task, isDone }) => `- [${isDone ? 'x' : ' '}] ${task.replace(/\s+/g, ' ').trim()}\n`,
  );
  // Files that the text does not show hang on the note all the same.
  const hidden = files
    .filter(({ id }) => !content.includes(id))
    .map(({ id, name }) => `[${name}](${heldReference(id)})\n`);
  return {
    key: `evernote:${created}/${title}`,
    title,
    body: [markdown, list.join(''), hidden.join('\n')].filter((part) => part !== '').join('\n'),
    createdMs: timeOf(created),
    editedMs: timeOf(updated) ?? timeOf(created),
    tags,
    notebook: [stemOf(nameOf(path))],
    isPinned: false,
  };
}

/** `20240131T120000Z`, as Evernote writes times. */
function timeOf(written: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(written.trim());
  if (found === null) return undefined;
  const [year = 0, month = 1, ...rest] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, ...rest);
}
