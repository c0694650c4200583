import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { StoredDump } from './crash-store.ts';
import { type PrivateWords, redact } from './redact.ts';
import { type Pieces, writeZip } from '../zip-file.ts';

/** What a report is made of. */
export interface ReportParts {
  /** Versions and the like, for `about.json`. */
  readonly about: Readonly<Record<string, string>>;
  /** Oldest first; one that is not there is left out. */
  readonly logFiles: readonly string[];
  readonly words: PrivateWords;
  /** Every report, for `about.json`. */
  readonly dumps: readonly StoredDump[];
  /** Whether the dumps themselves go in. They may hold text of notes. */
  readonly withDumps: boolean;
}

/** Writes a report for somebody else's eyes: `about.json`, `log.jsonl` without a person's names and places, and perhaps dumps. */
export function writeReport(file: string, parts: ReportParts): Promise<void> {
  const { about, dumps, withDumps } = parts;
  const reports = dumps.map(({ id, atMs, kind, sizeBytes }) => {
    return { id, at: new Date(atMs).toISOString(), kind, sizeBytes };
  });
  const entries: (readonly [string, Pieces])[] = [
    ['about.json', [bytesOf(`${JSON.stringify({ ...about, reports }, null, 2)}\n`)]],
    ['log.jsonl', redactedLog(parts)],
  ];
  for (const dump of withDumps ? dumps : []) entries.push([`dumps/${dump.id}.dmp`, createReadStream(dump.file)]);
  return writeZip(file, entries);
}

async function* redactedLog({ logFiles, words }: ReportParts): AsyncGenerator<Uint8Array> {
  for (const file of logFiles.filter((each) => existsSync(each))) {
    for await (const line of createInterface({ input: createReadStream(file) }))
      yield bytesOf(`${redact(line, words)}\n`);
  }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
