import { BrowserWindow, type WebContents } from 'electron';
import type { NoteId } from '../../../core/contract/ids.ts';
import type { WindowHandlers, WindowId } from '../../../core/contract/handlers.ts';
import { fail, succeed } from '../../../core/contract/result.ts';
import type { WindowScreen } from '../../../core/contract/window-commands.ts';
import type { MainWindows } from './main-windows.ts';
import type { WindowMemory } from './window-memory.ts';

/** What the questions of windows about windows are answered with. */
export interface WindowHandlerPorts {
  readonly windows: Pick<MainWindows, 'open'>;
  readonly memory: Pick<WindowMemory, 'screenOf' | 'show'>;
  /** Whose page a call came from; undefined when it is gone. */
  readonly contentsOf: (window: WindowId) => WebContents | undefined;
  /** Whether a note can be shown: it is there, and not in the Trash. */
  readonly isThere: (note: NoteId) => Promise<boolean>;
}

/** Answers `window-commands.ts`. */
export function createWindowHandlers({ windows, memory, contentsOf, isThere }: WindowHandlerPorts): WindowHandlers {
  const windowOf = (id: WindowId): BrowserWindow | undefined => {
    const contents = contentsOf(id);
    return contents && (BrowserWindow.fromWebContents(contents) ?? undefined);
  };
  return {
    'windows.open': async ({ note }) =>
      windows.open(note) === undefined ? fail({ code: 'too-many-windows' }) : succeed(undefined),
    'windows.read': async (_input, id) => {
      const window = windowOf(id);
      const screen = window && memory.screenOf(window);
      return succeed(screen === undefined ? {} : { screen: await stillThere(screen, isThere) });
    },
    'windows.remember': async (screen, id) => {
      const window = windowOf(id);
      if (window !== undefined) memory.show(window, screen);
      return succeed(undefined);
    },
    'windows.close': async (_input, id) => {
      const window = windowOf(id);
      // Closing waits for calls that are under way, of which this is one.
      setImmediate(() => window?.isDestroyed() === false && window.close());
      return succeed(undefined);
    },
  };
}

/** A window whose note is gone has none to show, and shows where to find another. */
async function stillThere(
  { panes, place }: WindowScreen,
  isThere: WindowHandlerPorts['isThere'],
): Promise<WindowScreen> {
  if (place !== undefined && (await isThere(place.note))) return { panes, place };
  return { panes: { ...panes, isAlone: false } };
}
