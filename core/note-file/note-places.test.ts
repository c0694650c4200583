import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttachmentHash } from '../contract/attachment-values.ts';
import { attachmentAddressOf } from '../markdown/attachment-address.ts';
import { fileNameKeyOf } from '../note/file-name.ts';
import { attachmentLinkedAs, attachmentLinkFrom, withLinkedFiles } from './attachment-links.ts';
import { NotePlaces } from './note-places.ts';

const hash = 'a'.repeat(64) as AttachmentHash;

describe('places of exported notes', () => {
  it('[BX6] are as readable as their titles, and distinct in each folder', () => {
    const places = new NotePlaces();
    const take = (title: string, ...notebook: string[]): string => places.take({ title, notebook });
    expect(take('Plan')).toBe('Plan.md');
    expect(take('plan')).toBe('plan 2.md');
    expect(take('Plan', 'Work')).toBe('Work/Plan.md');
    expect(take('x', 'work')).toBe('work 2/x.md');
    expect(take('x', 'attachments')).toBe('attachments 2/x.md');
    expect(take('', '..', 'aux')).toBe('Notebook/aux_/Untitled note.md');
    expect(take('Straße')).toBe('Straße.md');
    expect(take('STRASSE')).toBe('STRASSE 2.md');
    expect(take('e\u0301')).toBe('\u00e9.md');
    expect(take('\u00e9')).toBe('\u00e9 2.md');
    expect(take('', 'Untitled note.md')).toBe('Untitled note.md/Untitled note.md');
    expect(take('')).toBe('Untitled note 2.md');
  });

  it('[BX6] no two are one on any system, and none leads out of the export or cannot be made', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('a', 'A', 'ß', 'ss', 'CON', 'com1.md', '..', '.', '/', 'a.md', 'a 2', '\u212a', 'k', 'ﬀ', 'ff'),
    );
    const notes = fc.array(fc.record({ title: words, notebook: fc.array(words, { maxLength: 3 }) }), { maxLength: 30 });
    fc.assert(
      fc.property(notes, (all) => {
        const places = new NotePlaces();
        const files = all.map((note) => places.take(note));
        const folders = all.flatMap(({ notebook }) =>
          notebook.map((_, depth) => places.folderOf(notebook.slice(0, depth + 1))),
        );
        const distinct = [...files, ...new Set(folders)].map(fileNameKeyOf);
        expect(new Set(distinct).size).toBe(distinct.length);
        for (const part of [...files, ...folders].flatMap((place) => (place === '' ? [] : place.split('/')))) {
          expect(part).not.toMatch(/^\.|[. ]$|[<>:"\\|?*\p{Cc}]|^(?:con|aux|nul|prn|com\d)(?:\.|$)/iu);
          expect(new TextEncoder().encode(part).length).toBeLessThan(140);
        }
      }),
    );
  });

  it('[BX6] lead to attachments by a relative path', () => {
    expect(attachmentLinkFrom('a.md', 'x (1).png')).toBe('attachments/x%20%281%29.png');
    expect(attachmentLinkFrom('a/b/c.md', 'x.png')).toBe('../../attachments/x.png');
  });

  it('[BX8] what a text calls an attachment is not lost where its file is called something else', () => {
    const address = attachmentAddressOf({ hash, name: 'x 2.png' });
    for (const written of [`att:${hash}/x.png`, `att:${hash}/a%3Fb#c`, `att:${hash}`, address]) {
      const linked = withLinkedFiles(`[x](${written})`, { place: 'a.md', files: new Map([[hash, 'x 2.png']]) });
      const [file, ...called] = linked.slice(4, -1).split('#');
      expect(file).toBe('attachments/x%202.png');
      expect(attachmentLinkedAs(address, called.length === 0 ? undefined : called.join('#'))).toBe(written);
    }
    expect(attachmentLinkedAs(address, 'page=2')).toBe(address);
  });
});
