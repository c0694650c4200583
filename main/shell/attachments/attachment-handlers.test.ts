import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import type { OutgoingEvent } from '../../../core/contract/handlers.ts';
import { fail, succeed } from '../../../core/contract/result.ts';
import type { AttachedFiles } from '../../engine/ports.ts';
import { createAttachmentHandlers, type SystemFiles } from './attachment-handlers.ts';
import { createOpenedFiles } from './opened-files.ts';

let dir: string;
const hash = 'a'.repeat(64) as AttachmentHash;
const log = { info: vi.fn(), error: vi.fn() };
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'commonplace-open-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A workspace that holds one file with these first bytes, and a person who says yes. */
function shellWith(content: string | undefined, answers: Partial<SystemFiles> = {}) {
  const events: OutgoingEvent[] = [];
  const places: string[] = [];
  const system = {
    chooseFiles: vi.fn(() => Promise.resolve<readonly string[]>([])),
    choosePlace: vi.fn((name: string) => Promise.resolve<string | undefined>(join(dir, name))),
    askToOpen: vi.fn(() => Promise.resolve(true)),
    open: vi.fn(async (file: string) => void places.push(file)),
    ...answers,
  };
  const attachments: AttachedFiles = {
    async add(file, onRead) {
      const { length } = await readFile(file);
      onRead(length);
      return succeed({ hash, name: basename(file), sizeBytes: length });
    },
    read: () => Promise.resolve(undefined),
    picture: () => Promise.resolve(undefined),
    head: () => Promise.resolve(content === undefined ? undefined : new TextEncoder().encode(content)),
    async saveCopy(_hash, place) {
      if (content === undefined) return fail({ code: 'attachment-missing' });
      await writeFile(place, content);
      return succeed(undefined);
    },
  };
  const remote = { load: () => Promise.resolve(fail({ code: 'safe-mode' as const })), picture: async () => undefined };
  const opened = createOpenedFiles(join(dir, 'opened'), log);
  const tell = (event: OutgoingEvent): void => void events.push(event);
  const handlers = createAttachmentHandlers({ system, attachments, opened, remote, tell, log });
  return { system, handlers, events, places };
}

describe('opening attachments', () => {
  it('[AT8] opens a copy in a folder of its own after one question that names the file', async () => {
    const { handlers, system, places } = shellWith('%PDF-1.7');
    const outcome = await handlers['attachments.open']({ hash, name: '../plan\u202e.pdf' }, 1);
    expect(outcome).toEqual({ ok: true, value: 'opened' });
    expect(system.askToOpen).toHaveBeenCalledWith('_plan_.pdf');
    const [place = ''] = places;
    expect(dirname(dirname(place))).toBe(join(dir, 'opened'));
    expect(await readFile(place, 'utf8')).toBe('%PDF-1.7');
  });

  it('[AT8] opens nothing after No, and says when no program took it', async () => {
    const no = shellWith('%PDF-1.7', { askToOpen: () => Promise.resolve(false) });
    expect(await no.handlers['attachments.open']({ hash, name: 'a.pdf' }, 1)).toEqual({ ok: true, value: 'declined' });
    expect(no.system.open).not.toHaveBeenCalled();
    const none = shellWith('%PDF-1.7', { open: () => Promise.reject(new Error('none')) });
    expect(await none.handlers['attachments.open']({ hash, name: 'a.pdf' }, 1)).toEqual({ ok: true, value: 'failed' });
  });

  it.each([
    ['setup.exe', 'anything'],
    ['holiday.png', '#!/bin/sh'],
    ['letter.pdf', 'MZ\u0090'],
  ])('[AT8] %s that begins with %j is saved, never opened', async (name, content) => {
    const { handlers, system } = shellWith(content);
    expect(await handlers['attachments.open']({ hash, name }, 1)).toEqual({ ok: true, value: 'saved' });
    expect(system.open).not.toHaveBeenCalled();
    expect(system.askToOpen).not.toHaveBeenCalled();
    expect(await readFile(join(dir, name), 'utf8')).toBe(content);
  });

  it('[AT8] asks one question at a time', async () => {
    let answer = (_yes: boolean): void => undefined;
    const { handlers } = shellWith('text', { askToOpen: () => new Promise((resolve) => (answer = resolve)) });
    const first = handlers['attachments.open']({ hash, name: 'a.txt' }, 1);
    await vi.waitFor(async () =>
      expect(await handlers['attachments.open']({ hash, name: 'a.txt' }, 1)).toMatchObject({ value: 'declined' }),
    );
    answer(true);
    expect(await first).toMatchObject({ value: 'opened' });
  });

  it('[AT9] saves where a person says, under a safe name, or nowhere', async () => {
    const { handlers, system } = shellWith('text');
    expect(await handlers['attachments.save']({ hash, name: 'a/b.txt' }, 1)).toEqual({ ok: true, value: 'saved' });
    expect(system.choosePlace).toHaveBeenCalledWith('a_b.txt');
    const nowhere = shellWith('text', { choosePlace: () => Promise.resolve(undefined) });
    expect(await nowhere.handlers['attachments.save']({ hash, name: 'c.txt' }, 1)).toMatchObject({
      value: 'cancelled',
    });
    const missing = { ok: false, error: { code: 'attachment-missing' } };
    expect(await shellWith(undefined).handlers['attachments.save']({ hash, name: 'd' }, 1)).toEqual(missing);
    expect(await shellWith(undefined).handlers['attachments.open']({ hash, name: 'd' }, 1)).toEqual(missing);
  });

  it('[AT4] takes in the files that a person chose, and tells that window how far it is', async () => {
    const files = ['one.txt', 'two.txt'].map((name) => join(dir, name));
    for (const file of files) await writeFile(file, '12345');
    const { handlers, events } = shellWith('', { chooseFiles: () => Promise.resolve(files) });
    const picked = await handlers['attachments.pick'](undefined, 7);
    expect(picked).toMatchObject({ value: [{ name: 'one.txt' }, { name: 'two.txt' }] });
    const progressed = (doneBytes: number) => ({
      name: 'attachments.progressed',
      payload: { doneBytes, totalBytes: 10 },
      window: 7,
    });
    expect(events).toEqual([progressed(5), progressed(10)]);
  });
});
