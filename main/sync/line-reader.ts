import { SyncError } from './sync-error.ts';

/** No line of a feed that we read is longer. UTF-16 units. */
const MAX_LINE = 1024 * 1024;

/** Takes the pieces of a feed as they come, and tells each whole line of JSON; empty lines only say that the server lives. */
export function createLineReader(onLine: (json: unknown) => void): (piece: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = '';
  return (piece) => {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new SyncError({ kind: 'too-large', detail: 'a line of the feed' });
    for (const line of lines) if (line.trim() !== '') onLine(parseLine(line));
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new SyncError({ kind: 'not-couchdb', detail: 'a line of the feed is no JSON' });
  }
}
