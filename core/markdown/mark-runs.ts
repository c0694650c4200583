/** A run of the same mark in one line, in UTF-16 units from its beginning. */
export interface MarkRun {
  readonly mark: string;
  readonly from: number;
  readonly length: number;
  /** Whether text can begin behind it, and end before it: a mark holds on to a letter, not to a space. */
  readonly opens: boolean;
  readonly closes: boolean;
}

const MARKS = '*~=';
const isSpace = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

/** The runs of two and more stars, tildes or equals signs of a line, outside code and never behind a backslash. */
export function markRunsOf(line: string): MarkRun[] {
  const runs: MarkRun[] = [];
  for (let at = 0; at < line.length;) {
    const character = line.charAt(at);
    const length = runLengthAt(line, at);
    if (character === '\\') at += 1 + Math.max(1, runLengthAt(line, at + 1));
    else if (character === '`') at = endOfCode(line, at, length);
    else {
      if (MARKS.includes(character) && length > 1) {
        const opens = !isSpace(line[at + length]);
        runs.push({ mark: character, from: at, length, opens, closes: !isSpace(line[at - 1]) });
      }
      at += length;
    }
  }
  return runs;
}

function runLengthAt(line: string, at: number): number {
  let length = 1;
  while (at + length < line.length && line[at + length] === line[at]) length++;
  return length;
}

/** Behind the code that begins here, or behind the backticks when nothing ends it. */
function endOfCode(line: string, from: number, width: number): number {
  for (let at = from + width; at < line.length;) {
    const length = runLengthAt(line, at);
    if (line[at] === '`' && length === width) return at + length;
    at += length;
  }
  return from + width;
}
