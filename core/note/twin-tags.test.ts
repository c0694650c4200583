import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from './note.ts';
import { renameTag } from './rename-tag.ts';
import { isTwinTag, joinTwinTags } from './twin-tags.ts';

/** Two people with the same note. */
function apart(text: string): [Y.Doc, Y.Doc] {
  const [anna, ben] = [new Y.Doc(), new Y.Doc()];
  bodyOf(anna).insert(0, text);
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(anna));
  return [anna, ben];
}
function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}
const read = (doc: Y.Doc) => bodyOf(doc).toString();

describe('a tag that two people gave the same new name while apart', () => {
  it('[TG8] bears it once, whoever puts that right, and also when both do', () => {
    const [anna, ben] = apart('one #old two #old/part');
    renameTag(anna, 'old', 'new');
    renameTag(ben, 'old', 'new');
    meet(anna, ben);
    expect(read(anna)).toBe('one #newnew two #newnew/part');
    joinTwinTags(anna);
    joinTwinTags(ben);
    expect(read(anna)).toBe('one #new two #new/part');
    meet(anna, ben);
    expect([read(anna), read(ben)]).toEqual(['one #new two #new/part', 'one #new two #new/part']);
    joinTwinTags(anna);
    expect(read(anna)).toBe('one #new two #new/part');
  });

  it('[TG8] bears both names where they differ, and what somebody wrote so stays', () => {
    const [anna, ben] = apart('#old #tomtom and x');
    renameTag(anna, 'old', 'alpha');
    renameTag(ben, 'old', 'beta');
    bodyOf(anna).insert(read(anna).length, '!');
    bodyOf(ben).insert(read(ben).length, '!');
    meet(anna, ben);
    bodyOf(anna).insert(0, '#');
    meet(anna, ben);
    for (const doc of [anna, ben]) bodyOf(doc).insert(1, 'x ');
    meet(anna, ben);
    const merged = read(anna);
    expect(merged).toMatch(/^#x x #(alphabeta|betaalpha) #tomtom and x!!$/);
    joinTwinTags(anna);
    expect(read(anna)).toBe(merged);
  });

  it('[TG8] is looked for by its name', () => {
    expect(['newnew', 'NewNEW/part', 'a/ba/b', 'aa'].map(isTwinTag)).toEqual([true, true, true, true]);
    expect(['new', 'newnewer', 'a/a', 'nnewnew'].map(isTwinTag)).toEqual([false, false, false, false]);
  });
});
