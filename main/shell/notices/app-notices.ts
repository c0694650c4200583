import { BrowserWindow } from 'electron';
import type { Address } from '../../discussion/message-intake.ts';
import type { Engine } from '../../engine/ports.ts';
import type { Door } from '../../ipc/door.ts';
import type { Log } from '../../log.ts';
import type { Speech } from '../interface-language.ts';
import type { MainWindows } from '../windows/main-windows.ts';
import { tellWindow } from '../windows/tell-window.ts';
import { createAnnouncer } from './announce.ts';
import { showNotice } from './system-notice.ts';

/** What notices need of the rest of the app. */
interface NoticeParts {
  readonly engine: Promise<Pick<Engine, 'describeNote'>>;
  readonly windows: MainWindows;
  readonly door: Door;
  readonly speech: Speech;
  readonly log: Log;
}

/** Tells the member through the system when somebody speaks to them; a click leads there. */
export function createAppNotices({ engine, windows, door, speech, log }: NoticeParts): (address: Address) => void {
  const announce = createAnnouncer({
    isLookedAt: () => BrowserWindow.getFocusedWindow() !== null,
    titleOf: async (note) => (await (await engine).describeNote(note))?.title,
    headline: (from, title) => speech.messages.discussion.spokenTo(from, title),
    show: showNotice,
    open(doc) {
      windows.focusFront();
      tellWindow(door, windows.front, { name: 'discussion.called', payload: { doc } });
    },
    now: Date.now,
  });
  return (address) => void announce(address).catch((cause: unknown) => log.error('not announced', cause));
}
