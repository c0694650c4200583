import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from './note.ts';
import { addTag, organisationOf } from './organisation.ts';
import { renameTag } from './rename-tag.ts';
import { undoRewriting } from './rewrite.ts';

function noteWith(text: string, ...tags: string[]): Y.Doc {
  const doc = new Y.Doc();
  bodyOf(doc).insert(0, text);
  for (const tag of tags) addTag(doc, tag);
  return doc;
}
const read = (doc: Y.Doc) => [bodyOf(doc).toString(), ...organisationOf(doc).tags];

describe('a tag that is called otherwise', () => {
  it('[TG2] is renamed in fields and texts, with those nested in it, and nowhere in code or in longer names', () => {
    const doc = noteWith('#Old, #old/part and #older `#old`\n\n```\n#old\n```\n', 'old', 'Old/x', 'older');
    expect(renameTag(doc, 'old', 'new/home')).toBeDefined();
    expect(read(doc)).toEqual([
      '#new/home, #new/home/part and #older `#old`\n\n```\n#old\n```\n',
      ...['new/home', 'new/home/x', 'older'],
    ]);
    expect(renameTag(doc, 'old', 'new')).toBeUndefined();
  });

  it('[TG2] becomes one with a tag that is there already', () => {
    const doc = noteWith('#a #b', 'a', 'B');
    renameTag(doc, 'a', 'b');
    expect(read(doc)).toEqual(['#b #b', 'B']);
  });

  it('[TG2] can change its spelling alone', () => {
    const doc = noteWith('#garden', 'garden');
    renameTag(doc, 'garden', 'Garden');
    expect(read(doc)).toEqual(['#Garden', 'Garden']);
  });

  it('[TG3] is called as before when that is undone, also after somebody wrote around it, and what was merged stays apart', () => {
    const doc = noteWith('one #a two #b', 'a', 'b');
    const rewriting = renameTag(doc, 'a', 'b');
    if (!rewriting) throw new Error('nothing renamed');
    bodyOf(doc).insert(0, 'Before. ');
    undoRewriting(doc, rewriting);
    expect(read(doc)).toEqual(['Before. one #a two #b', 'a', 'b']);
  });

  it('[TG3] leaves alone what somebody changed meanwhile', () => {
    const doc = noteWith('#a and #a');
    const rewriting = renameTag(doc, 'a', 'bee');
    if (!rewriting) throw new Error('nothing renamed');
    bodyOf(doc).delete(2, 2);
    undoRewriting(doc, rewriting);
    expect(read(doc)).toEqual(['#b and #a']);
  });

  it('[TG4] is renamed beside what somebody else writes in the same line at the same time', () => {
    const [anna, ben] = [noteWith('see #a here'), new Y.Doc()];
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(anna));
    renameTag(anna, 'a', 'plants');
    bodyOf(ben).insert(6, ' and there');
    bodyOf(ben).insert(0, 'Do ');
    Y.applyUpdate(anna, Y.encodeStateAsUpdate(ben));
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(anna));
    expect(read(anna)).toEqual(['Do see #plants and there here']);
    expect(read(ben)).toEqual(read(anna));
  });
});
