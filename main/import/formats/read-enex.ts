import { createReadStream } from 'node:fs';
import sax from 'sax';
import type { Spool } from '../read/spool.ts';
import { ProblemError } from '../read/problem.ts';
import { EnexCollector, type EnexNote } from './enex-collector.ts';

const PIECE_BYTES = 256 * 1024;

/** Reads the notes of an Evernote export, one at a time in memory, their files into the spool. Entities that the document declares are not expanded. */
export async function* readEnex(file: string, spool: Spool): AsyncGenerator<EnexNote> {
  const ready: EnexNote[] = [];
  let fault: unknown;
  const collector = new EnexCollector(spool, (note) => void (fault === undefined && ready.push(note)));
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    fault ??= error;
  };
  parser.onopentag = ({ name }) => collector.open(name);
  parser.ontext = (text) => collector.text(text);
  parser.oncdata = (text) => collector.text(text);
  parser.onclosetag = (name) => collector.close(name);
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const piece of createReadStream(file, { highWaterMark: PIECE_BYTES })) {
      parser.write(decoder.decode(piece as Buffer, { stream: true }));
      yield* ready.splice(0);
      if (fault !== undefined) throw new ProblemError('damaged');
    }
    if (collector.isInside) throw new ProblemError('damaged');
  } finally {
    collector.end();
  }
}
