import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import fc from 'fast-check';
import { fillNote, metaOf } from '../note/note.ts';
import { organisationOf } from '../note/organisation.ts';
import { replaceText } from '../note/replace-text.ts';
import { entryPathOf } from './entry-path.ts';
import { hasEncryptedPart, htmlOfEnml, withTasks } from './enml.ts';
import { importedContent } from './imported-content.ts';
import { JoplinLibrary } from './joplin-library.ts';
import { parseJoplinItem } from './joplin-item.ts';
import { noteOfMarkdownFile } from './markdown-note.ts';
import { tagsHashOf, textHashOf } from './note-source.ts';
import { takeSource } from './take-source.ts';

const file = (path: string, text: string) => ({ path, root: 'R', text, createdMs: 10, editedMs: 20 });

describe('a Markdown file', () => {
  it('[IM23] says its title, times, tags and pin in front matter, else its name, its first heading and the disk do', () => {
    const more = '---\ntags: [a]\naliases: [b]\n---\nText';
    expect(noteOfMarkdownFile(file('name.md', more), false)).toMatchObject({ body: more, tags: ['a'] });
    const said = '---\ntitle: Said\ntags: [a, "b c"]\ncreated: 2020-01-02T03:04:05Z\npinned: true\n---\nText';
    expect(noteOfMarkdownFile(file('F/name.md', said), false)).toMatchObject({
      key: 'file:R/F/name.md',
      title: 'Said',
      tags: ['a', 'b c'],
      createdMs: Date.UTC(2020, 0, 2, 3, 4, 5),
      editedMs: 20,
      notebook: ['F'],
      isPinned: true,
      body: 'Text',
    });
    expect(noteOfMarkdownFile(file('name.md', '# Heading\n\nText'), false)).toMatchObject({
      title: 'Heading',
      createdMs: 10,
    });
    expect(noteOfMarkdownFile(file('name.md', '# Heading\r\n\r\nText'), true)).toMatchObject({
      title: 'name',
      body: '# Heading\n\nText',
      notebook: [],
    });
  });

  it('[IM23] times that cannot be are taken for now, and nothing was made after it was edited', () => {
    const note = noteOfMarkdownFile({ ...file('a.md', 'x'), createdMs: 5000, editedMs: 900 }, false);
    const source = { key: 'k', text: 't', tags: '' };
    const at = (nowMs: number) => {
      const { content, editedMs } = importedContent(note, { source, notebook: undefined, nowMs });
      return [content.meta.get('created'), editedMs];
    };
    expect(at(10_000)).toEqual([5000, 900]);
    expect(at(1000)).toEqual([900, 900]);
    expect(at(500)).toEqual([500, 500]);
  });
});

describe('an item of a Joplin export', () => {
  const item = (text: string) => parseJoplinItem(text) ?? expect.unreachable();
  const id = (letter: string): string => letter.repeat(32);

  it('[IM30] is a note in its notebooks, with its tags, its own times, and its box when it is a to-do', () => {
    const library = new JoplinLibrary();
    library.add(item(`Outer\n\nid: ${id('a')}\nparent_id: \ntype_: 2`));
    library.add(item(`Inner\n\nid: ${id('b')}\nparent_id: ${id('a')}\ntype_: 2`));
    library.add(item(`spring\n\nid: ${id('c')}\ntype_: 5`));
    library.add(item(`\n\nid: ${id('d')}\nnote_id: ${id('e')}\ntag_id: ${id('c')}\ntype_: 6`));
    const note = item(
      `Buy seeds\r\n\r\nBody: one\r\n\r\nid: x\r\n\r\nid: ${id('e')}\r\nparent_id: ${id('b')}\r\n` +
        'created_time: 2020-01-01T00:00:00.000Z\r\nuser_created_time: 2019-01-01T00:00:00.000Z\r\n' +
        'updated_time: 2021-01-01T00:00:00.000Z\r\nis_todo: 1\r\ntodo_completed: 1600000000000\r\ntype_: 1',
    );
    expect(library.noteOf(note)).toEqual({
      key: `joplin:${id('e')}`,
      title: 'Buy seeds',
      body: '- [x] Buy seeds\n\nBody: one\n\nid: x',
      createdMs: Date.UTC(2019, 0, 1),
      editedMs: Date.UTC(2021, 0, 1),
      tags: ['spring'],
      notebook: ['Outer', 'Inner'],
      isPinned: false,
    });
  });

  it('[IM30] notebooks that lie in each other come to an end, and texts that are no items are none', () => {
    const library = new JoplinLibrary();
    library.add(item(`A\n\nid: ${id('a')}\nparent_id: ${id('b')}\ntype_: 2`));
    library.add(item(`B\n\nid: ${id('b')}\nparent_id: ${id('a')}\ntype_: 2`));
    expect(library.noteOf(item(`N\n\nid: ${id('e')}\nparent_id: ${id('a')}\ntype_: 1`)).notebook.length).toBeLessThan(
      30,
    );
    expect(['', 'Text', 'type_: 1', `id: ${id('a')}\ntype_: 99`].map(parseJoplinItem)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the text of an Evernote note', () => {
  it('[IM31] shows its files, boxes and empty elements as HTML does', () => {
    const enml =
      '<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "x"><en-note style="a"><div><en-todo checked="true"/>Done</div>' +
      '<div><en-todo/>Open</div><span/><en-media type="image/png" hash="ABC" width="30"/><en-media type="application/pdf" hash="d"/><br/></en-note>';
    expect(
      htmlOfEnml(enml, [
        { id: 'abc', name: 'a"<.png' },
        { id: 'd', name: 'd.pdf' },
      ]),
    ).toBe(
      '<div><div>☑ Done</div><div>☐ Open</div><span></span>' +
        '<img src="https://import.invalid/abc" alt="a&#34;&#60;.png|30"><a href="https://import.invalid/d">d.pdf</a><br/></div>',
    );
    expect(hasEncryptedPart('<en-crypt hint="x">abc</en-crypt>')).toBe(true);
    expect(withTasks('☑ Done\n\n☐ Open\n\n- ☐ in a list\n\nText')).toBe(
      '- [x] Done\n- [ ] Open\n- [ ] in a list\n\nText',
    );
  });
});

describe('the path of an entry', () => {
  it.each([
    '../x',
    'a/../../x',
    '/etc/passwd',
    'C:\\x',
    'c:/x',
    '\\\\host\\x',
    'a\\..\\x',
    'a\0b',
    '',
    '.',
    '/',
    'x'.repeat(5000),
    `${'a/'.repeat(50)}x`,
  ])('[IM10] %j is none', (written) => {
    expect(entryPathOf(written)).toBeUndefined();
  });

  it('[IM10] never leads out, whatever it is made of', () => {
    const part = fc.constantFrom('..', '.', '', 'a', '...', '\\', 'C:', '~', ' ', '\u202e');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const path = entryPathOf(parts.join('/'));
        expect(
          path === undefined || !(path.startsWith('/') || path.split('/').includes('..') || path.includes('\\')),
        ).toBe(true);
      }),
    );
  });
});

describe('a note that is imported again', () => {
  const source = (title: string, body: string, tags: string[] = []) => ({
    key: 'k',
    text: textHashOf(title, body),
    tags: tagsHashOf(tags),
  });
  const noteWith = (title: string, body: string): Y.Doc => {
    const doc = new Y.Doc();
    doc.transact(() => fillNote(doc, { title, body, meta: new Map([['source', source('T', 'one two three')]]) }));
    return doc;
  };
  const change = (body: string, tags: string[] = []) => ({
    before: source('T', 'one two three'),
    source: source('T', body, tags),
    title: 'T',
    body,
    tags,
  });

  it('[IM4] takes what changed at its source, and tags that came', () => {
    const doc = noteWith('T', 'one two three');
    expect(takeSource(doc, change('one 2 three', ['new tag']))).toBe('updated');
    expect(doc.getText('body').toString()).toBe('one 2 three');
    expect(organisationOf(doc).tags).toEqual(['new-tag']);
    expect(metaOf(doc).get('source')).toEqual(source('T', 'one 2 three', ['new tag']));
  });

  it('[IM5] is left alone when it was changed here, too, unless to the same', () => {
    const doc = noteWith('T', 'one two three and mine');
    expect(takeSource(doc, change('one 2 three'))).toBe('changed-here');
    expect(doc.getText('body').toString()).toBe('one two three and mine');
    expect(takeSource(doc, change('one two three', ['only']))).toBe('updated');
    expect(doc.getText('body').toString()).toBe('one two three and mine');
    expect(takeSource(noteWith('T', 'same'), change('same'))).toBe('updated');
  });

  it('[IM4] keeps the characters that did not change, and never half of one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const doc = new Y.Doc();
        const text = doc.getText('body');
        text.insert(0, one);
        doc.transact(() => replaceText(text, other));
        expect(text.toString()).toBe(other);
      }),
    );
  });
});
