import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SkippedItem } from '../../../core/contract/import-commands.ts';
import { fileKindOf } from '../../../core/import/file-kinds.ts';
import { stemOf } from '../../../core/import/entry-path.ts';
import type { FoundEntries, FoundEntry } from '../read/entries.ts';
import { findEntries } from '../read/find-entries.ts';
import { ProblemError } from '../read/problem.ts';
import { Spool } from '../read/spool.ts';
import { unpackTar } from '../read/unpack-tar.ts';
import { unpackZip } from '../read/unpack-zip.ts';
import { evernoteNotes } from './evernote-notes.ts';
import { fileNotes, isNoteFile } from './file-notes.ts';
import { joplinNotes } from './joplin-notes.ts';
import type { Collection, NoteEntry } from './note-entry.ts';

/** Finds out what lies at a place that a person chose, and which notes it makes. Throws a ProblemError for what makes none. */
export async function openCollection(place: string, spoolDir: string): Promise<Collection> {
  const spool = new Spool(spoolDir);
  const found = await foundAt(realpathSync(place), spool);
  const skipped: SkippedItem[] = [...found.skipped];
  const notes: NoteEntry[] = [];
  const files: FoundEntry[] = [];
  const joplin = joplinNotes(found);
  if (joplin !== undefined) notes.push(...joplin.notes);
  const others = { ...found, entries: found.entries.filter((entry) => !joplin?.items.has(entry)) };
  notes.push(...fileNotes(others));
  for (const entry of others.entries) {
    const kind = fileKindOf(entry.path);
    if (kind === 'evernote') {
      const evernote = await evernoteNotes(entry, spool);
      notes.push(...evernote.notes);
      files.push(...evernote.files);
      skipped.push(...evernote.skipped);
    } else if (!isNoteFile(entry)) files.push(entry);
  }
  return { root: found.root, notes, files, skipped };
}

async function foundAt(place: string, spool: Spool): Promise<FoundEntries> {
  const stats = statSync(place);
  if (stats.isDirectory()) return findEntries(place);
  if (!stats.isFile()) throw new ProblemError('not-a-file');
  if (/\.zip$/i.test(place)) return unpackZip(place, spool);
  if (/\.(?:jex|tar)$/i.test(place)) return unpackTar(place, spool);
  if (!/\.(?:enex|md|markdown|txt|html?)$/i.test(place)) throw new ProblemError('not-text');
  const editedMs = Math.trunc(stats.mtimeMs);
  const entry = { path: path.basename(place), file: place, sizeBytes: stats.size, createdMs: editedMs, editedMs };
  return { root: stemOf(path.basename(place)), entries: [entry], skipped: [], isVault: false };
}
