import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { dayOf } from './day.ts';
import { roleOf, useAsTemplate } from './note-role.ts';
import { metaOf } from './note.ts';
import { noteFrom } from './template.ts';

const values = { date: '2026-11-24', time: '09:05', me: 'alice' };
const fields = (...entries: [string, unknown][]) => new Map<string, unknown>(entries);

describe('a note from a template', () => {
  it('[DN4] has its placeholders filled in, once, and what means nothing else as it is written', () => {
    const body = '{{date}} {{ TIME }} {{title}} @{{me}}\n{{other}} {{}} {date}';
    const template = { title: 'Minutes {{date}}', body, meta: fields() };
    expect(noteFrom(template, values)).toEqual({
      title: 'Minutes 2026-11-24',
      body: '2026-11-24 09:05 Minutes 2026-11-24 @alice\n{{other}} {{}} {date}',
      meta: fields(),
    });
    expect(noteFrom({ title: '', body: '{{me}}', meta: fields() }, { ...values, me: '{{date}}' }).body).toBe(
      '{{date}}',
    );
    expect(noteFrom(template, values, 'Own').body).toContain('09:05 Own');
  });

  it('[DN6] takes over notebook and tags, and not what belongs to the template', () => {
    const own = fields(['template', true], ['created', 5], ['day', '2026-01-01'], ['pinned', true]);
    const meta = new Map([...own, ...fields(['notebook', 'n'], ['tags.a', 'A'])]);
    expect(noteFrom({ title: '', body: '', meta }, values).meta).toEqual(fields(['notebook', 'n'], ['tags.a', 'A']));
  });
});

describe('what a note is besides a note', () => {
  it('[DN7] is said by its fields; what else is written there means nothing', () => {
    const doc = new Y.Doc();
    expect(roleOf(doc)).toEqual({ day: '', template: 'none' });
    metaOf(doc).set('day', '2026-11-24');
    useAsTemplate(doc, 'daily');
    expect(roleOf(doc)).toEqual({ day: '2026-11-24', template: 'daily' });
    useAsTemplate(doc, 'template');
    expect(metaOf(doc).get('template')).toBe(true);
    useAsTemplate(doc, 'none');
    metaOf(doc).set('day', 'today');
    expect(roleOf(doc)).toEqual({ day: '', template: 'none' });
    for (const odd of [1, 'yes', {}, null]) {
      metaOf(doc).set('template', odd);
      metaOf(doc).set('day', odd);
      expect(roleOf(doc)).toEqual({ day: '', template: 'none' });
    }
  });

  it('[DN1] a day is one of the computer’s calendar', () => {
    expect(dayOf(new Date(2026, 10, 24, 0, 0).getTime())).toBe('2026-11-24');
    expect(dayOf(new Date(2026, 0, 2, 23, 59).getTime())).toBe('2026-01-02');
  });
});
