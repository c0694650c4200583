import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Handlers } from '../../core/contract/handlers.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import { createDoor, type Door } from './door.ts';

const ORIGIN = 'app://commonplace';
type Listener = (event: unknown, name: unknown, input: unknown) => Promise<unknown>;
const ipc = vi.hoisted(() => ({ listener: undefined as Listener | undefined }));
vi.mock('electron', () => ({
  ipcMain: {
    handle: (_channel: string, listener: Listener) => {
      ipc.listener = listener;
    },
  },
}));

/** Web contents as far as the door sees them, with what was sent to them. */
function fakeContents(id: number, origin = ORIGIN) {
  const sent: unknown[][] = [];
  const mainFrame = { origin };
  const more = { id, mainFrame, isDestroyed: () => false, send: (...args: unknown[]) => sent.push(args) };
  const contents = Object.assign(new EventEmitter(), more) as unknown as WebContents & EventEmitter;
  const call = async (name: string, input?: unknown, senderFrame: unknown = mainFrame): Promise<unknown> =>
    ipc.listener?.({ sender: contents, senderFrame }, name, input);
  return { contents, sent, call };
}

describe('the door', () => {
  let door: Door;
  let gone: number[];
  let faults: string[];
  const windows: number[] = [];
  beforeEach(() => {
    [gone, faults, windows.length] = [[], [], 0];
    const create = async (_input: undefined, window: number) => {
      windows.push(window);
      return succeed(undefined);
    };
    door = createDoor({
      origin: ORIGIN,
      handlers: Promise.resolve({ 'sync.retry': create } as unknown as Handlers),
      onPageGone: (window) => gone.push(window),
      onFault: (message) => faults.push(message),
      checksOutput: true,
      now: () => 0,
    });
  });

  it('[DR5] refuses windows it does not know, frames inside the page, and windows that show no page yet', async () => {
    const known = fakeContents(1);
    door.admit(known.contents);
    expect(await known.call('sync.retry')).toEqual(fail({ code: 'refused' }));
    known.contents.emit('did-navigate');
    expect(await known.call('sync.retry')).toEqual(succeed(undefined));
    expect(await known.call('sync.retry', undefined, { origin: ORIGIN })).toEqual(fail({ code: 'refused' }));
    expect(await known.call('sync.retry', undefined, null)).toEqual(fail({ code: 'refused' }));
    expect(await fakeContents(2).call('sync.retry')).toEqual(fail({ code: 'refused' }));
    expect(windows).toEqual([1]);
  });

  it('[DR5] refuses a known window that shows a foreign page', async () => {
    const known = fakeContents(1, 'https://example.invalid');
    door.admit(known.contents);
    known.contents.emit('did-navigate');
    expect(await known.call('sync.retry')).toEqual(fail({ code: 'refused' }));
  });

  it('[DR6] refuses a window that calls without end, and only that one', async () => {
    const [mad, calm] = [fakeContents(1), fakeContents(2)];
    for (const { contents } of [mad, calm]) {
      door.admit(contents);
      contents.emit('did-navigate');
    }
    const answers = await Promise.all(Array.from({ length: 6000 }, () => mad.call('sync.retry')));
    expect(answers.filter((answer) => JSON.stringify(answer).includes('refused'))).toHaveLength(1000);
    expect(await calm.call('sync.retry')).toEqual(succeed(undefined));
  });

  it('[DR7] ends a page that was reloaded, crashed or closed, and calls under a new number after it', async () => {
    const { contents, call } = fakeContents(1);
    door.admit(contents);
    contents.emit('did-navigate');
    contents.emit('did-navigate');
    await call('sync.retry');
    contents.emit('render-process-gone');
    expect(await call('sync.retry')).toEqual(fail({ code: 'refused' }));
    contents.emit('did-navigate');
    contents.emit('destroyed');
    expect(gone).toEqual([1, 2, 3]);
    expect(windows).toEqual([2]);
  });

  it('[DR11] sends an event to the addressed window alone, or to all', () => {
    const [first, second] = [fakeContents(1), fakeContents(2)];
    for (const { contents } of [first, second]) {
      door.admit(contents);
      contents.emit('did-navigate');
    }
    door.send({ name: 'notes.listChanged', payload: { total: 3 } });
    door.send({ name: 'notes.listChanged', payload: { total: 4 }, window: 2 });
    door.send({ name: 'notes.listChanged', payload: { total: 5 }, window: 9 });
    const message = (total: number): unknown[] => ['commonplace:event', 'notes.listChanged', { total }];
    expect([first.sent, second.sent]).toEqual([[message(3)], [message(3), message(4)]]);
  });

  it('[DR9] in development drops an event that breaks the contract and logs it', () => {
    const { contents, sent } = fakeContents(1);
    door.admit(contents);
    contents.emit('did-navigate');
    door.send({ name: 'notes.listChanged', payload: { total: -1 } });
    expect(sent).toEqual([]);
    expect(faults).toEqual([expect.stringContaining('notes.listChanged')]);
  });

  it('[DR12] once closed refuses every call and tells nobody of pages that go', async () => {
    const { contents, call, sent } = fakeContents(1);
    door.admit(contents);
    contents.emit('did-navigate');
    door.close();
    expect(await call('sync.retry')).toEqual(fail({ code: 'refused' }));
    contents.emit('destroyed');
    door.send({ name: 'notes.listChanged', payload: { total: 1 } });
    expect([gone, sent]).toEqual([[], []]);
  });
});
