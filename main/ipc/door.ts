import { randomBytes } from 'node:crypto';
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { EVENT_CHANNEL, INVOKE_CHANNEL } from '../../core/contract/bridge.ts';
import { events } from '../../core/contract/events.ts';
import type { Handlers, OutgoingEvent, WindowId } from '../../core/contract/handlers.ts';
import { fail, type Result } from '../../core/contract/result.ts';
import { type Answering, answer } from './answer.ts';
import { createPages } from './pages.ts';
import { createPendingCalls, type QuietWait } from './pending-calls.ts';
import { isTrusted } from './sender.ts';
import { shapeProblem } from './shape-problem.ts';
import { WINDOW_RATE } from './token-bucket.ts';

/** What the door needs to open. */
export interface DoorOptions {
  /** The only origin whose pages may call, such as `app://commonplace`. */
  readonly origin: string;
  /** May still be on their way: early calls wait for them. */
  readonly handlers: Promise<Handlers>;
  /** A page is gone; called once per page. */
  readonly onPageGone: (window: WindowId) => void;
  /** Never given an input, an output or a secret. */
  readonly onFault: (message: string, cause?: unknown) => void;
  /** Holds main's own answers and events to the contract too: for development and tests. */
  readonly checksOutput: boolean;
  readonly now: () => number;
}

/** The one way between windows and main. Nothing else in the app listens to a page. */
export interface Door {
  /** Makes a window known; each page that it loads from now on may call under a number of its own. */
  admit(contents: WebContents): void;
  /** Tells the addressed window, or all of them. Windows that are gone miss it. */
  send(event: OutgoingEvent): void;
  /** The window that shows a page; undefined when the page is gone. */
  contentsOf(window: WindowId): WebContents | undefined;
  /** The page that a window shows now; undefined while it shows none. */
  pageOf(contents: WebContents): WindowId | undefined;
  /** Resolves when windows have nothing under way, or when the limit has passed. */
  whenQuiet(wait: QuietWait): Promise<void>;
  /** Answers every further call with a refusal and forgets the windows. Idempotent. */
  close(): void;
}

/** Opens the door. Only one may be open at a time. */
export function createDoor(options: DoorOptions): Door {
  const admitted = new Map<number, WebContents>();
  const pages = createPages(WINDOW_RATE, options.now, options.onPageGone);
  const pending = createPendingCalls();
  const answering: Answering = { ...options, newReference: () => randomBytes(6).toString('hex') };
  let isClosed = false;
  // Each call that waits for the handlers reports their failure by itself; without any call nobody needs to.
  options.handlers.catch(() => undefined);

  const reply = (event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Result<unknown>> => {
    const page = isTrusted(event, options.origin) ? pages.of(event.sender.id) : undefined;
    if (isClosed || page === undefined || !page.rate.take()) return Promise.resolve(fail({ code: 'refused' }));
    return pending.track(answer({ name, input, window: page.window }, options.handlers, answering));
  };
  ipcMain.handle(INVOKE_CHANNEL, (event, name: unknown, input: unknown) => reply(event, name, input));

  return {
    admit(contents) {
      const { id } = contents;
      admitted.set(id, contents);
      contents.on('did-navigate', () => !isClosed && pages.enter(id));
      contents.on('render-process-gone', () => !isClosed && pages.leave(id));
      contents.once('destroyed', () => admitted.delete(id) && pages.leave(id));
    },
    send(event) {
      const problem = options.checksOutput ? shapeProblem(events[event.name], event.payload) : undefined;
      if (problem !== undefined) {
        options.onFault(`event ${event.name} breaks the contract: ${problem}`);
        return;
      }
      for (const [id, contents] of admitted) {
        if (contents.isDestroyed()) continue;
        const window = pages.of(id)?.window;
        if (window === undefined || (event.window !== undefined && event.window !== window)) continue;
        contents.send(EVENT_CHANNEL, event.name, event.payload);
      }
    },
    contentsOf: (window) => [...admitted.values()].find(({ id }) => pages.of(id)?.window === window),
    pageOf: ({ id }) => pages.of(id)?.window,
    whenQuiet: (wait) => pending.whenQuiet(wait),
    close() {
      isClosed = true;
      admitted.clear();
    },
  };
}
