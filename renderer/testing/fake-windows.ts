import type { WindowHandlers } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { succeed } from '../../core/contract/result.ts';
import type { WindowScreen } from '../../core/contract/window-commands.ts';

/** The shell's part in windows, as far as a page can tell. */
export class FakeWindows {
  /** What a window showed when it was left. */
  screen: WindowScreen | undefined;
  /** What windows told last. */
  remembered: WindowScreen | undefined;
  /** How many more were opened, with what. */
  readonly opened: (NoteId | undefined)[] = [];
  closed = 0;

  readonly handlers: WindowHandlers = {
    'windows.open': async ({ note }) => {
      this.opened.push(note);
      return succeed(undefined);
    },
    'windows.read': async () => succeed(this.screen ? { screen: this.screen } : {}),
    'windows.remember': async (screen) => {
      this.remembered = screen;
      return succeed(undefined);
    },
    'windows.close': async () => {
      this.closed += 1;
      return succeed(undefined);
    },
  };
}
