import { describe, expect, it } from 'vitest';
import { isTextFile, noteOfFile } from './text-file.ts';

const NOW_MS = 1_700_000_000_000;
const noteOf = (text: string, name = 'todo.md', createdMs?: number) => noteOfFile({ name, text, createdMs }, NOW_MS);

describe('the note of a file', () => {
  it('[LA14] has the text of the file, heading included; only the encoding mark and carriage returns go', () => {
    for (const text of ['', '\n\n# A\n\ntext \t\n', 'no heading', '    indented\n\n\n']) {
      expect(noteOf(text).body).toBe(text);
    }
    expect(noteOf('\uFEFF# A\r\nb\rc\n').body).toBe('# A\nb\nc\n');
  });

  it.each([
    ['# Lentil soup\n\ntext', 'Lentil soup'],
    ['\uFEFF\n \n  # Lentil soup ##  \n', 'Lentil soup'],
    ['#\tA \u0007 bell', 'A   bell'],
    ['## Second level', 'todo'],
    ['text\n# later', 'todo'],
    ['    # code', 'todo'],
    ['#tag', 'todo'],
    ['# ', 'todo'],
    ['', 'todo'],
    [`# ${'x'.repeat(5000)}`, 'x'.repeat(200)],
    ['\n'.repeat(1_000_000), 'todo'],
    [`# ${' '.repeat(1_000_000)}x`, 'todo'],
  ])('[LA14] is titled by the heading it begins with, else by the file’s name (%#)', (text, title) => {
    expect(noteOf(text).title).toBe(title);
  });

  it('[LA14] is as old as the file, as far as that can be', () => {
    const createdOf = (createdMs?: number) => noteOf('', 'a.md', createdMs).meta.get('created');
    expect(createdOf(1_600_000_000_000.5)).toBe(1_600_000_000_000);
    for (const odd of [undefined, 0, -1, NOW_MS + 1, Number.NaN]) expect(createdOf(odd)).toBe(NOW_MS);
  });

  it('[LA12] comes of Markdown and plain text, going by the name', () => {
    expect(['a.md', 'a.MD', 'a.markdown', 'a.b.txt'].every(isTextFile)).toBe(true);
    expect(['a.mdx', 'md', '.md', '.a.md', 'a.md.exe', 'a'].some(isTextFile)).toBe(false);
  });
});
