import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fillTagColours, renameTagColours, setTagColour, tagColoursIn } from './tag-colours.ts';

const read = (ws: Y.Doc) => Object.fromEntries(tagColoursIn(ws));

describe('colours of tags', () => {
  it('[TG5] a tag has one colour however it is spelt, and nonsense is none', () => {
    const ws = new Y.Doc();
    setTagColour(ws, 'Work/Paper', 3);
    setTagColour(ws, 'work/paper', 4);
    ws.getMap('meta').set('tag.x.colour', 12);
    ws.getMap('meta').set('tag.y.colour', 'red');
    expect(read(ws)).toEqual({ 'work/paper': 4 });
    setTagColour(ws, 'WORK/paper', undefined);
    expect(read(ws)).toEqual({});
  });

  it('[TG5] a renamed tag keeps its colour, unless the new name has one', () => {
    const ws = new Y.Doc();
    setTagColour(ws, 'a', 1);
    setTagColour(ws, 'a/b', 2);
    setTagColour(ws, 'ab', 3);
    setTagColour(ws, 'c/b', 4);
    renameTagColours(ws, 'A', 'c');
    expect(read(ws)).toEqual({ ab: 3, c: 1, 'c/b': 4 });
    const other = new Y.Doc();
    setTagColour(other, 'c', 9);
    fillTagColours(other, tagColoursIn(ws));
    expect(read(other)).toEqual({ ab: 3, c: 9, 'c/b': 4 });
  });
});
