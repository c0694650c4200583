import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteParser } from '../markdown/syntax/note-syntax.ts';
import { linkKeyOf, readLinkTarget, writeLinkTitle } from './link-target.ts';

describe('what a link names', () => {
  it.each([
    ['Plan for 2027', ' plan  FOR 2027 '],
    ['Café', 'cafe\u0301'],
    ['Straße', 'STRASSE'],
    ['Ελλάς', 'ΕΛΛΑΣ'],
  ])('[NL1] %j and %j are one title', (one, other) => expect(linkKeyOf(one)).toBe(linkKeyOf(other)));

  it('[NL1] other words are another title', () => {
    expect(new Set(['Plan', 'Plans', 'Pl an', 'C', 'C#', 'C++'].map(linkKeyOf)).size).toBe(6);
  });

  it.each([
    ['Plan', { title: 'Plan' }],
    ['Plan#Costs', { title: 'Plan', heading: 'Costs' }],
    ['Plan#', { title: 'Plan' }],
    ['#Costs', { title: '', heading: 'Costs' }],
    ['C\\##Why C\\#', { title: 'C#', heading: 'Why C#' }],
    ['a\\b', { title: 'a\\b' }],
  ])('[NL2] %j names %j', (written, wanted) => expect(readLinkTarget(written)).toEqual(wanted));

  it('[NL2] any title can be written as a link that the parser reads and that names it', () => {
    const title = fc.string({ unit: fc.constantFrom(...'[]|#\\ aé*_`'), maxLength: 20 });
    fc.assert(
      fc.property(title, (any) => {
        fc.pre(linkKeyOf(any) !== '');
        const text = `[[${writeLinkTitle(any)}]]`;
        expect(linkKeyOf(readLinkTarget(text.slice(2, -2)).title)).toBe(linkKeyOf(any));
        const link = noteParser.parse(text).topNode.firstChild?.getChild('NoteLink');
        expect([link?.from, link?.to]).toEqual([0, text.length]);
      }),
    );
  });
});
