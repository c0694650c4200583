import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { NotebookId } from '../contract/ids.ts';
import { metaOf } from './note.ts';
import {
  addTag,
  moveToNotebook,
  NO_ORGANISATION,
  organisationFields,
  organisationOf,
  removeTag,
  setPinned,
} from './organisation.ts';

const THESIS = '0123456789abcdefghij' as NotebookId;

describe('how a note is kept', () => {
  it('[NT6] notebook, tags and pin are read as they were written', () => {
    const doc = new Y.Doc();
    moveToNotebook(doc, THESIS);
    addTag(doc, 'Work/Paper');
    addTag(doc, 'draft');
    setPinned(doc, true);
    expect(organisationOf(doc)).toEqual({
      notebook: THESIS,
      tags: ['draft', 'Work/Paper'],
      isPinned: true,
      createdMs: 0,
    });
    moveToNotebook(doc, undefined);
    removeTag(doc, 'WORK/paper');
    setPinned(doc, false);
    expect(organisationOf(doc)).toEqual({ ...NO_ORGANISATION, tags: ['draft'] });
  });

  it('[NT6] a tag in another case is the same tag, and what is no tag is not taken', () => {
    const doc = new Y.Doc();
    for (const name of ['Garden', 'garden', 'two words', '', '9']) addTag(doc, name);
    expect(organisationOf(doc).tags).toEqual(['Garden']);
  });

  it('[NT6] fields that hold something else count as absent', () => {
    const doc = new Y.Doc();
    const meta = metaOf(doc);
    meta.set('notebook', 'Projects/Thesis');
    meta.set('tags.a', true);
    meta.set('tags.b', 'c');
    meta.set('pinned', 'yes');
    meta.set('created', 'today');
    expect(organisationOf(doc)).toEqual(NO_ORGANISATION);
  });

  it('[NT6] two people who tag and move a note while apart have done both', () => {
    const [anna, ben] = [new Y.Doc(), new Y.Doc()];
    addTag(anna, 'draft');
    moveToNotebook(ben, THESIS);
    addTag(ben, 'paper');
    Y.applyUpdate(anna, Y.encodeStateAsUpdate(ben));
    expect(organisationOf(anna)).toEqual({ ...NO_ORGANISATION, notebook: THESIS, tags: ['draft', 'paper'] });
  });

  it('[NT6] the fields of a new note read as what they were made of', () => {
    const doc = new Y.Doc();
    const organisation = { notebook: THESIS, tags: ['a', 'b/c'], isPinned: true, createdMs: 12 };
    for (const [field, value] of organisationFields(organisation)) metaOf(doc).set(field, value);
    expect(organisationOf(doc)).toEqual(organisation);
  });
});
