import { describe, expect, it } from 'vitest';
import { attachmentReferencesIn, withReferences } from './attachment-references.ts';

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];

describe('references to attachments', () => {
  it('[EX8] are found in pictures, links and definitions, and not in code', () => {
    const text = `![x|320](att:${one}/a%20b.png) [f](att:${other}/f.pdf)\n\n\`![y](att:${one}/c)\`\n\n[d]: att:${one}/d.txt\n`;
    expect(attachmentReferencesIn(text).map(({ hash, name }) => [hash, name])).toEqual([
      [one, 'a b.png'],
      [other, 'f.pdf'],
      [one, 'd.txt'],
    ]);
  });

  it('[EX8] lead elsewhere when told to, and nothing else of the text changes', () => {
    const text = `a ![x|320](att:${one}/a.png "t")\r\n[f](att:${other}/f.pdf) b`;
    const moved = withReferences(text, ({ hash, name }) => (hash === one ? `attachments/${name}` : undefined));
    expect(moved).toBe(`a ![x|320](attachments/a.png "t")\r\n[f](att:${other}/f.pdf) b`);
  });
});
