import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { noteId } from '../contract/ids.ts';
import { frontMatterBlockOf } from './front-matter-block.ts';
import type { NoteFile } from './note-file.ts';
import { readNoteFile } from './read-note-file.ts';
import { writeNoteFile } from './write-note-file.ts';

const ID = v.parse(noteId, '0123456789abcdefghij');
const PLAIN: NoteFile = { id: ID, title: 'Plan', body: 'Text\n', tags: [], isPinned: false, authors: [] };

const line = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom('---', '--- ', '---\r', '...', '', 'a: b', 'tags: [x]', `commonplace: ${ID}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('commonplace: {"id":"x"}', '{a: b}', '- c', 'k: |', '  z', '# h', '&a [*a]', '\t', '"'),
  },
  fc.string({ unit: 'binary' }),
);
const body = fc.oneof(
  fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n')),
  fc.array(line, { maxLength: 6 }).map((lines) => `---\n${lines.join('\n')}\n---\n`),
  fc
    .integer({ min: 95, max: 101 })
    .map((count) => `---\n${Array.from({ length: count }, (_, n) => `k${n}: v\n`).join('')}---\nx`),
);
const awkward = fc.constantFrom(
  '',
  'yes',
  'null',
  '~',
  '0o17',
  '2026-11-24',
  '1e3',
  ' a ',
  '- b',
  'c: d',
  '#e',
  '\u2028',
  '\u0085',
  'a\nb'.repeat(30),
  '\uFEFF',
  '{',
  '"',
  '---',
);
const time = fc.option(fc.integer({ min: -8.64e15, max: 8.64e15 }), { nil: undefined });
const tag = fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_/-]{0,20}$/u);
const note: fc.Arbitrary<NoteFile> = fc.record({
  id: fc.constant(ID),
  title: fc.oneof(fc.string({ unit: 'binary' }), awkward),
  body,
  createdMs: time,
  editedMs: time,
  tags: fc.array(fc.oneof(tag, fc.constantFrom('yes', 'no', 'null', 'on', 'e1')), { maxLength: 200 }),
  isPinned: fc.boolean(),
  notebook: fc.option(fc.array(fc.oneof(fc.string(), awkward), { maxLength: 3 }), { nil: undefined }),
  language: fc.constantFrom(undefined, 'en', 'no'),
  authors: fc.array(
    fc.oneof(
      fc.string({ minLength: 1 }),
      awkward.filter((name) => name !== ''),
    ),
  ),
});

describe('a note as a Markdown file', () => {
  it('[BX1] is read as the same note, whatever its text begins with', () => {
    fc.assert(
      fc.property(note, (one) => {
        expect(readNoteFile(writeNoteFile(one))).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });

  it('[BX1] also when a program has given it other ends of lines', () => {
    const one = { ...PLAIN, body: '---\na: b\n---\nx\n', createdMs: 1, tags: ['a'] };
    expect(readNoteFile(`\uFEFF${writeNoteFile(one).replaceAll('\n', '\r\n')}`)).toMatchObject(one);
  });

  it('[BX2] begins with what is known of it, as other programs read it', () => {
    const known = {
      createdMs: 1_700_000_000_123,
      editedMs: 1_700_000_100_000,
      language: 'nl',
      authors: ['Alice', 'Bob, B.'],
    };
    expect(writeNoteFile({ ...PLAIN, ...known, tags: ['garden', 'Home/Attic'], isPinned: true })).toBe(
      [
        '---',
        'title: Plan',
        'created: 2023-11-14T22:13:20.123Z',
        'edited: 2023-11-14T22:15:00.000Z',
        'tags: [ garden, Home/Attic ]',
        'pinned: true',
        'language: nl',
        'authors: [ Alice, "Bob, B." ]',
        `commonplace: ${ID}`,
        '---',
        'Text\n',
      ].join('\n'),
    );
  });

  it('[BX2] is the same to readers of other versions of YAML', () => {
    fc.assert(
      fc.property(note, (one) => {
        const fields = frontMatterBlockOf(writeNoteFile({ ...one, body: '' }))?.fields ?? '';
        const { title, tags = [] } = parse(fields, { version: '1.1' });
        expect({ title, tags }).toEqual({ title: one.title, tags: one.tags });
      }),
    );
  });

  it('[BX3] keeps the front matter of its text in front, with one line of ours at its end', () => {
    expect(writeNoteFile({ ...PLAIN, body: '---\naliases: [P]\n---\nText' })).toBe(
      `---\naliases: [P]\ncommonplace: {"id":"${ID}","title":"Plan"}\n---\nText`,
    );
  });

  it.each([
    [
      `---\ntitle: New\ntags:\n  - a\n  - b\ncommonplace: ${ID}\naliases:\n  - P\n---\nText`,
      '---\naliases:\n  - P\n---\nText',
    ],
    [
      `---\naliases: [P]\ncommonplace:\n  id: ${ID}\n  title: New\n  tags: [a, b]\n---\nText`,
      '---\naliases: [ P ]\n---\nText',
    ],
  ])('[BX4] that another program added to is still ours, and what was added is the text’s (%#)', (file, expected) => {
    expect(readNoteFile(file)).toMatchObject({ id: ID, title: 'New', tags: ['a', 'b'], body: expected });
  });

  it.each([
    ['---\nTitle: A\ntags: "#x, y"\ndate: 2026-11-24T10:00:00Z\nupdated: 2026-11-25 10:00Z\nid: 7\n---\nb', ['x', 'y']],
    [
      '---\ntitle: A\ntags: x y\ncreated: "2026-11-24T10:00:00.000Z"\nmodified: 2026-11-25T11:00:00+01:00\n---\nb',
      ['x', 'y'],
    ],
  ])('[BX4] of another program keeps all of its text, and its front matter is understood (%#)', (file, tags) => {
    expect(readNoteFile(file)).toEqual({
      title: 'A',
      body: file,
      tags,
      createdMs: Date.UTC(2026, 10, 24, 10),
      editedMs: Date.UTC(2026, 10, 25, 10),
      isPinned: false,
      authors: [],
    });
  });

  it.each(['', 'text', '---\n', '---\na: b', '---\na: {\n---\nx', '---\n- a\n---\n', '---\na: &a [*a, *a]\n---\n'])(
    '[BX4] that says nothing soundly is its text (%#)',
    (file) => {
      expect(readNoteFile(file)).toEqual({ body: file, tags: [], isPinned: false, authors: [] });
    },
  );
});
